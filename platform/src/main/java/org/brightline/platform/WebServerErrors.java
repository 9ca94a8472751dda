package org.brightline.platform;

import java.util.List;
import org.brightline.platform.base.ErrorForm;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Puts our own answers where the web server has its own pages for what never comes to a handler. */
@Configuration(proxyBeanMethods = false)
class WebServerErrors {
    /** After the customizer of the framework: of several valves that report, the last one comes first to its say. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> ownErrors(List<ErrorForm> forms) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ErrorValve(forms)));
    }
}
