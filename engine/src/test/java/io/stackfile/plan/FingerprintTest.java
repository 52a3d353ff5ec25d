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

    private static Fingerprint of(Map<String, Value> variables) {
        TestService service = TestService.called("db");
        variables.forEach(service::value);
        return Fingerprint.of(service.build(), List.of(), FakeHost.SALT);
    }

    private static Fingerprint of(Stack stack, Service service) {
        return Fingerprint.of(service, stack.secrets(), FakeHost.SALT);
    }
}
