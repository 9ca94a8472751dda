package org.brightline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Set;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Person;
import org.brightline.platform.access.Role;
import org.brightline.platform.base.Actor;
import org.brightline.schema.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
    @TempDir
    private Path data;

    @Test
    void what_is_prepared_is_there_before_anything_listens() throws IOException {
        TestDatabase database = TestDatabase.fresh();
        int port = freePort();
        try (var server = Server.start(
                before -> {
                    assertThatThrownBy(() -> connect(port)).isInstanceOf(ConnectException.class);
                    before.getBean(Access.class)
                            .createPerson("early", "Early Bird", Set.of(Role.AUDITOR), Actor.MACHINE);
                },
                "--brightline.server.port=" + port,
                "--brightline.access.welcome=false",
                "--brightline.data.directory=" + data,
                "--brightline.database.url=" + database.url(),
                "--brightline.database.user=" + database.user(),
                "--brightline.database.password=" + database.password(),
                "--brightline.database.connections=4")) {
            connect(port);
            assertThat(server.getBean(Access.class).people())
                    .extracting(Person::login)
                    .containsExactly("early");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void connect(int port) throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
    }
}
