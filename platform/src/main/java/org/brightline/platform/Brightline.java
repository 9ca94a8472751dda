package org.brightline.platform;

import java.security.SecureRandom;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The running system. Started by the command line, see {@link Server}. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class Brightline {
    /** For the build alone, which writes the beans down as code; a server is started by {@link Server}. */
    static void main(String[] arguments) {
        new SpringApplicationBuilder(Brightline.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(arguments);
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }
}
