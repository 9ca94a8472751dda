package org.brightline.platform.hma.internal;

import java.time.Clock;
import org.brightline.assessment.MediumLooker;
import org.brightline.platform.access.Access;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.base.RecurringWork;
import org.brightline.platform.fetch.GuardedFetcher;
import org.brightline.platform.hma.HmaSettings;
import org.brightline.platform.hma.internal.input.Hasher;
import org.brightline.platform.hma.internal.input.TypeSwitches;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class HmaConfiguration {
    @Bean
    TypeSwitches hmaTypeSwitches(Banks banks, Clock clock) {
        return new TypeSwitches(banks, clock);
    }

    @Bean
    RecurringWork hmaTypesRefresh(TypeSwitches hmaTypeSwitches) {
        return new RecurringWork("hma.types", TypeSwitches.EVERY, hmaTypeSwitches::refresh);
    }

    @Bean
    Lookups hmaLookups(Banks banks) {
        return new Lookups(banks);
    }

    @Bean
    Hasher hmaHasher(GuardedFetcher fetcher, MediumLooker looker, TypeSwitches hmaTypeSwitches, HmaSettings settings) {
        return new Hasher(fetcher, looker, hmaTypeSwitches, settings);
    }

    @Bean
    WebMvcConfigurer hmaDoor(HmaSettings settings, Access access) {
        Door door = new Door(settings, access);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(door);
            }
        };
    }

    /** Before Spring Security, which refuses double slashes. */
    @Bean
    FilterRegistrationBean<Slashes> hmaSlashes() {
        FilterRegistrationBean<Slashes> filter = new FilterRegistrationBean<>(new Slashes());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }
}
