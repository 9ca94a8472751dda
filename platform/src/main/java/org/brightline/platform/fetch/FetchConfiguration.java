package org.brightline.platform.fetch;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FetchConfiguration {
    @Bean(destroyMethod = "close")
    GuardedFetcher guardedFetcher(FetchSettings settings) {
        return new GuardedFetcher(settings, Names.SYSTEM);
    }
}
