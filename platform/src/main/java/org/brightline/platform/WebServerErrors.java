package org.brightline.platform;

import org.brightline.platform.base.ErrorForm;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Puts our own answers where the web server has its own pages for what never comes to a handler. */
@Configuration(proxyBeanMethods = false)
class WebServerErrors {
    /**
     * After the customizer of the framework: of several valves that report, the last one comes first to its say. The forms are
     * not made before they are needed, so that the web server does not wait for the rooms that have them.
     */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> ownErrors(ObjectProvider<ErrorForm> forms) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ErrorValve(forms::orderedStream)));
    }
}
