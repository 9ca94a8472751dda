package org.brightline.platform;

import jakarta.servlet.DispatcherType;
import java.security.SecureRandom;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ForwardedHeaderFilter;

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

    /**
     * Believes a proxy's headers where {@code server.forward-headers-strategy} says so. It stands here because the beans are written down when
     * the product is built, and with them Spring Boot's own answer to the setting; this one is asked at each start.
     */
    @Bean
    FilterRegistrationBean<ForwardedHeaderFilter> forwardedHeaders(ServerProperties server) {
        FilterRegistrationBean<ForwardedHeaderFilter> filter =
                new FilterRegistrationBean<>(new ForwardedHeaderFilter());
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setEnabled(server.getForwardHeadersStrategy() == ServerProperties.ForwardHeadersStrategy.FRAMEWORK);
        return filter;
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }
}
