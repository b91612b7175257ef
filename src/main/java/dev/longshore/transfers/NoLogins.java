package dev.longshore.transfers;

import dev.longshore.engine.RegistryLogin;
import dev.longshore.engine.RegistryLogins;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** For now. */
@Component
final class NoLogins implements RegistryLogins {

    @Override
    public Optional<RegistryLogin> of(String registry) {
        return Optional.empty();
    }
}
