package org.brightline.platform.access.internal;

import static org.brightline.schema.db.Tables.PERSON;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.AccessSettings;
import org.brightline.platform.access.Role;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.RecurringWork;
import org.brightline.platform.journal.Journal;
import org.jooq.DSLContext;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    /** Argon2id with 19 MiB, 2 passes and 1 lane, the minimum that OWASP's password storage guide names first. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    }

    @Bean
    Tokens tokens(SecureRandom random) {
        return new Tokens(random);
    }

    @Bean
    ApiKeys apiKeys(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            Tokens tokens,
            AccessSettings settings,
            Clock clock) {
        return new ApiKeys(database, transactions, journal, tokens, settings, clock);
    }

    @Bean
    PostgresAccess access(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            PasswordEncoder passwords,
            ApiKeys keys,
            Tokens tokens,
            Clock clock) {
        return new PostgresAccess(database, transactions, journal, passwords, keys, tokens, clock);
    }

    @Bean
    Sessions sessions(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            PasswordEncoder passwords,
            PostgresAccess access,
            Tokens tokens,
            AccessSettings settings,
            Clock clock) {
        return new PostgresSessions(database, transactions, journal, passwords, access, tokens, settings, clock);
    }

    @Bean
    RecurringWork endedSessions(Sessions sessions) {
        return new RecurringWork("access.sessions", Duration.ofHours(1), ((PostgresSessions) sessions)::forgetEnded);
    }

    /** The first start prints the way in, once, to the terminal and not to the log. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> welcome(Access access, DSLContext database, AccessSettings settings) {
        return ready -> {
            if (settings.welcome() && !database.fetchExists(PERSON)) {
                Access.NewPerson admin =
                        access.createPerson("admin", "Administrator", Set.of(Role.ADMINISTRATOR), Actor.MACHINE);
                System.out.println("""

                          The first start of Brightline. Sign in as the administrator; this is printed once:

                            name       %s
                            password   %s
                        """.formatted(admin.person().login(), admin.oneTimePassword()));
            }
        };
    }
}
