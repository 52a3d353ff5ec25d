package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.host.FakeHost;
import io.stackfile.host.TestService;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.Value;
import io.stackfile.reader.Given;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The fingerprint is a file format: a difference here replaces the containers of everybody who updates. */
class FingerprintTest {
    private static final Path EVERY_KEY = Path.of("src/test/resources/fingerprints/every-key.yml");

    @Test
    void everyKeyHasItsLineAndNoOther() {
        StringBuilder text = new StringBuilder();
        Stack stack = Given.stack(EVERY_KEY);
        stack.services()
                .forEach(service -> text.append("# ")
                        .append(service.name())
                        .append('\n')
                        .append(of(stack, service))
                        .append('\n'));
        Golden.assertSame(Golden.beside(EVERY_KEY, ".txt"), text.toString());
    }

    @Test
    void readsBackWhatItWrote() {
        Stack stack = Given.stack(EVERY_KEY);
        stack.services().forEach(service -> {
            Fingerprint written = of(stack, service);
            assertEquals(written, Fingerprint.parse(written.toString()));
        });
    }

    @Test
    void aSecretIsNotInItWhereverTheFilePutIt() {
        Stack stack = Given.stack(
                "db: {image: mongo, command: ['--password', '#PASSWORD#'], environment: {URL: 'mongodb://me:hunter2@db'}}");
        String text = of(stack, stack.services().get(0)).toString();
        assertFalse(text.contains(Given.PLACEHOLDERS.get("PASSWORD")), text);
        assertFalse(text.contains("hunter2"), text);
    }

    @Test
    void aSecretIsFoundThroughQuotesAndBlanks() {
        for (String password : List.of("my\"pass", "my pass", "back\\slash", "pa'ss")) {
            Value secret = Value.of("PASSWORD", password);
            Stack stack = Given.stack("db: {image: mongo, command: 'run --pw x'}");
            Service db = stack.services().get(0);
            Service with = TestService.called("db")
                    .image("mongo")
                    .program("run", "--pw", password)
                    .build();
            assertNotEquals(Fingerprint.of(db, List.of(secret), "salt"), Fingerprint.of(with, List.of(secret), "salt"));
            String text = Fingerprint.of(with, List.of(secret), "salt").toString();
            assertFalse(text.contains("--pw"), text);
        }
    }

    @Test
    void aShortValueUnderASecretNameIsNotLookedForEverywhere() {
        Stack stack = Given.stack("db: {image: mongo, tty: true, ports: ['80:80']}");
        String text = Fingerprint.of(stack.services().get(0), List.of(Value.of("API_KEY", "80")), "salt")
                .toString();
        assertFalse(text.contains("~"), text);
    }

    @Test
    void anAddressWithAPasswordIsHashedInACommandToo() {
        Stack stack = Given.stack("db: {image: mongo, command: 'run --db=postgres://u:geheim@h/d'}");
        assertFalse(of(stack, stack.services().get(0)).toString().contains("geheim"));
    }

    @Test
    void aLabelWithAnEqualsSignInItsNameChangesNothingTheSecondTime() {
        Stack stack = Given.stack("db: {image: mongo, labels: {'a=b': c}}");
        Fingerprint written = of(stack, stack.services().get(0));
        assertEquals(written, Fingerprint.parse(written.toString()));
    }

    @Test
    void theContentOfASecretIsNotInItWhereverElseItStands() {
        Stack stack = Given.stack(
                "services: {db: {image: mongo, secrets: [pw], hostname: from-the-shell}}",
                "secrets: {pw: {environment: DB_PASSWORD}}");
        String text = of(stack, stack.services().get(0)).toString();
        assertFalse(text.contains("from-the-shell"), text);
        assertTrue(text.contains("secrets.pw=~"), text);
    }

    @Test
    void theSameSecretLooksDifferentInAnotherStack() {
        Stack stack = Given.stack("db: {image: mongo, environment: {PASSWORD: one}}");
        Service db = stack.services().get(0);
        assertNotEquals(Fingerprint.of(db, List.of(), "salt"), Fingerprint.of(db, List.of(), "pepper"));
    }

    @Test
    void whatLaterCountsAsASecretIsNoChangeAndAnotherValueIs() {
        Fingerprint plain = of(Map.of("POOL", Value.of("POOL", "hunter2")));
        Fingerprint hidden = of(Map.of("POOL", Value.secret("hunter2")));
        Fingerprint other = of(Map.of("POOL", Value.secret("hunter3")));
        assertNotEquals(plain, hidden);
        assertEquals(List.of(), Changes.between(plain.hidingAs(hidden, FakeHost.SALT), hidden));
        assertEquals(
                List.of("environment.POOL changed (value hidden)"),
                Changes.between(plain.hidingAs(other, FakeHost.SALT), other));
        assertEquals(hidden, hidden.hidingAs(other, FakeHost.SALT));
    }

    /** All that commands show is hidden in it, too. */
    @Test
    void theSecretOfAnOptionIsHashedInACommandAVariableAndALabel() {
        String text = of(secretOptions("hunter2")).toString();
        assertFalse(text.contains("hunter2"), text);
        assertNotEquals(of(secretOptions("hunter2")), of(secretOptions("hunter3")));
        assertEquals(
                List.of(
                        "command changed (value hidden)",
                        "entrypoint changed (value hidden)",
                        "environment.OPTS changed (value hidden)",
                        "healthcheck.test changed (value hidden)",
                        "labels.run changed (value hidden)"),
                Changes.between(of(secretOptions("hunter2")), of(secretOptions("hunter3"))));
    }

    private static Stack secretOptions(String password) {
        return Given.stack("""
                db:
                  image: keycloak:24
                  entrypoint: [run, --token, hunter2]
                  command: run --password hunter2 --auth --port 80
                  environment: {OPTS: --token=hunter2, UPSTREAM: 'auth:8080'}
                  labels: {run: db --password=hunter2}
                  healthcheck: {test: [CMD, ping, --password, hunter2]}
                """.replace("hunter2", password));
    }

    @Test
    void whatHasNoSecretInItStaysReadable() {
        String text = of(Given.stack("""
                        db:
                          image: keycloak:24
                          command: mongod --auth --bind_ip_all
                          environment: {UPSTREAM: 'auth:8080'}
                          healthcheck: {test: 'mysqladmin --password=$$MYSQL_PASSWORD ping'}
                        """)).toString();
        assertFalse(text.contains("~"), text);
    }

    @Test
    void anEarlierVersionsLabelWithTheSecretInClearIsNoChangeAndNeverShown() {
        Fingerprint now = of(Given.stack("db: {image: mongo, command: run --password hunter2 -v}"));
        Fingerprint then =
                Fingerprint.parse("1\ncommand=[\"run\" \"--password\" \"hunter2\" \"-v\"]\nimage=mongo:latest");
        assertEquals(List.of(), Changes.between(then.hidingAs(now, FakeHost.SALT), now));
        Fingerprint without = of(Given.stack("db: {image: mongo, command: run -v}"));
        assertEquals(
                List.of("command changed (value hidden)"),
                Changes.between(then.hidingAs(without, FakeHost.SALT), without));
    }

    private static Fingerprint of(Stack stack) {
        return of(stack, stack.services().get(0));
    }

    private static Fingerprint of(Map<String, Value> variables) {
        TestService service = TestService.called("db");
        variables.forEach(service::value);
        return Fingerprint.of(service.build(), List.of(), FakeHost.SALT);
    }

    private static Fingerprint of(Stack stack, Service service) {
        return Fingerprint.of(service, stack.secrets(), FakeHost.SALT);
    }
}
