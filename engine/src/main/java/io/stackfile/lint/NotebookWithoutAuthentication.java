package io.stackfile.lint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A notebook or editor that is told to ask nobody who they are. */
final class NotebookWithoutAuthentication implements Rule {
    private static final String EMPTY = "(?:=|\\s+)(?:''|\"\"|None)?(?=[\\s'\"]|$)";
    private static final Pattern NO_TOKEN = Pattern.compile("--(?:\\w*App|IdentityProvider)\\.token" + EMPTY);
    private static final Pattern PASSWORD =
            Pattern.compile("--(?:\\w*App\\.password|PasswordIdentityProvider\\.hashed_password)[= ]['\"]?[^\\s'\"-]");
    private static final Pattern NO_AUTHENTICATION =
            Pattern.compile("--(?:no-auth|no-token|auth[= ]none|auth-none[= ]1|disable-auth)(?=[\\s'\"]|$)");

    @Override
    public String name() {
        return "notebook-without-authentication";
    }

    @Override
    public void look(Subject subject, Findings findings) {
        String command = subject.command();
        Matcher token = NO_TOKEN.matcher(command);
        Matcher switched = NO_AUTHENTICATION.matcher(command);
        if (token.find() && !PASSWORD.matcher(command).find()) {
            tell(subject, findings, token.group().strip());
        } else if (switched.find()) {
            tell(subject, findings, switched.group());
        }
        subject.environment().stream()
                .filter(variable -> variable.name().equals("DISABLE_AUTH")
                        && variable.value()
                                .filter(value -> value.matches("(?i)true|yes|1"))
                                .isPresent())
                .forEach(variable -> findings.add(
                        variable.at(),
                        "environment.DISABLE_AUTH",
                        "with DISABLE_AUTH whoever reaches this service is let in, and runs any command there",
                        "take it out and set a PASSWORD"));
    }

    private static void tell(Subject subject, Findings findings, String words) {
        findings.add(
                subject.key("command", "entrypoint"),
                "command",
                "with " + words + " whoever reaches this service is let in, and runs any command there",
                "take it out: notebooks then ask for a token, which 'stack logs' shows");
    }
}
