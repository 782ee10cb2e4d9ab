package org.jiezhen.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.ContextConfiguration;

/** A real house has no default account and offers nobody to enter as. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "portal.house=real", "portal.simulation.enabled=true"})
@ContextConfiguration(initializers = TestDatabase.class)
@ExtendWith(OutputCaptureExtension.class)
@Import(ActingAs.class)
class RealHouseDoorTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ActingAs acting;

    @Autowired
    FirstAdmin firstAdmin;

    @Autowired
    DemoPeople demoPeople;

    @Autowired
    Simulation simulation;

    @Autowired
    StaffAdministration administration;

    @Autowired
    OwnPassword ownPassword;

    @Test
    void offersNobody() {
        assertThat(demoPeople.list()).isEmpty();
        assertThatThrownBy(() -> demoPeople.as(StaffId.random(), () -> "acts"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(simulation.state()).as("a simulated day").isEqualTo(Simulation.State.NONE);
        var browser = new DoorClient(port);
        var entry =
                browser.post("/demo/enter", Map.of("person", UUID.randomUUID().toString(), "_csrf", browser.token()));
        assertThat(entry.statusCode()).isIn(403, 404);
        assertThat(browser.beat()).isEqualTo(401);
    }

    @Test
    void printsOneSecretThatServesForChoosingAPasswordAndNothingElse(CapturedOutput output) {
        // The context's own start has opened the first account; here again, from nothing.
        jdbc.sql("DELETE FROM account_role").update();
        jdbc.sql("DELETE FROM account").update();
        var before = output.getOut().length();
        firstAdmin.run(new DefaultApplicationArguments());
        firstAdmin.run(new DefaultApplicationArguments());

        var printed = Pattern.compile("[a-z2-9]{4}(-[a-z2-9]{4}){4}")
                .matcher(output.getOut().substring(before));
        assertThat(printed.find()).isTrue();
        var secret = printed.group();
        assertThat(secret.length()).isGreaterThanOrEqualTo(20);
        assertThat(printed.find()).as("printed once").isFalse();

        var browser = new DoorClient(port);
        // What a page asks by itself is not where its person wants to go.
        assertThat(browser.beat()).isEqualTo(401);
        assertThat(browser.get("/live/here?p=0123456789ab&w=SEEN").statusCode()).isEqualTo(401);
        assertThat(DoorClient.location(browser.signIn("admin", secret))).isEqualTo("/");
        assertThat(browser.beat()).isEqualTo(200);

        var admin = jdbc.sql("SELECT id FROM account")
                .query(Id.column(StaffId::new))
                .single();
        assertThatThrownBy(() -> acting.as(admin, () -> administration.accounts()))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> acting.as(admin, () -> ownPassword.change(secret, "admin is my name")))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(refused.key())
                        .isEqualTo("refusal.password.username"));
        assertThatThrownBy(() -> acting.as(admin, () -> ownPassword.change("not the secret", "雨后的操场有一只猫走过去了")))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(refused.field())
                        .isEqualTo("oldPassword"));

        acting.as(admin, () -> ownPassword.change(secret, "雨后的操场有一只猫走过去了"));
        assertThat(acting.as(admin, () -> administration.accounts())).hasSize(1);
        assertThat(jdbc.sql("SELECT password_hash FROM account")
                        .query(String.class)
                        .single())
                .as("what it costs to try passwords, by the OWASP password storage cheat sheet")
                .contains("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(DoorClient.location(new DoorClient(port).signIn("admin", secret)))
                .isEqualTo("/sign-in?refused");
        assertThat(DoorClient.location(new DoorClient(port).signIn("ADMIN", "雨后的操场有一只猫走过去了")))
                .isEqualTo("/");
    }
}
