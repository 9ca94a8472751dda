package org.brightline.platform.media;

import org.brightline.assessment.MediumLooker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MediaConfiguration {
    @Bean(destroyMethod = "close")
    Lenses lenses(MediaSettings settings) {
        return new Lenses(settings);
    }

    @Bean
    MediumLooker mediumLooker(Lenses lenses) {
        return new MediumLooker(lenses, lenses::videos);
    }
}
