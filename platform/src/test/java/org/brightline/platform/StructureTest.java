package org.brightline.platform;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class StructureTest {
    @Test
    void a_room_uses_only_the_rooms_that_it_names() {
        ApplicationModules.of(Brightline.class).verify();
    }
}
