package org.jiezhen.staff;

import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Signing in with a name and a password: past the brake, and journalled when it fails. */
@Component
class PasswordDoor implements AuthenticationProvider {

    private static final int LONGEST_NAME = 40;

    private final DaoAuthenticationProvider passwords;
    private final StaffPasswordEncoder encoder;
    private final SignInBrake brake;
    private final SignInJournal journal;

    PasswordDoor(StaffUsers users, StaffPasswordEncoder encoder, SignInBrake brake, SignInJournal journal) {
        this.passwords = new DaoAuthenticationProvider(users);
        this.passwords.setPasswordEncoder(encoder);
        this.encoder = encoder;
        this.brake = brake;
        this.journal = journal;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        var username = authentication.getName();
        if (username.length() > LONGEST_NAME || username.indexOf('\0') >= 0) {
            throw new BadCredentialsException("not a username");
        }
        var address = authentication.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "";
        var attempt = begin(username, address);
        try {
            var entered = encoder.askedFrom(address, () -> passwords.authenticate(authentication));
            if (entered != null && entered.getPrincipal() instanceof StaffUser user) {
                brake.succeeded(attempt, user.id());
            }
            return entered;
        } catch (BadCredentialsException | DisabledException e) {
            journal.failed(username, address);
            throw e;
        }
    }

    private SignInBrake.Attempt begin(String username, String address) {
        try {
            return brake.begin(username, address);
        } catch (DataAccessException | TransactionException e) {
            throw new InternalAuthenticationServiceException("out of contact", e);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
