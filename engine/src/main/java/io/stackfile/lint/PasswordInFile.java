package io.stackfile.lint;

import io.stackfile.model.Value;
import io.stackfile.source.Provenance;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A password that everybody has who gets the file. */
final class PasswordInFile implements Rule {
    private static final Pattern USERINFO = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/\\s@:]*:([^/\\s@]+)@.*");
    private static final Pattern OPTION = Pattern.compile(
            "--?(?:requirepass|[\\w.-]*(?:password|passwd|secret|token))[= ]['\"]?([^\\s'\"-][^\\s'\"]*)");
    private static final Pattern LEFT_OPEN = Pattern.compile(".*(#[A-Z][A-Z0-9_]*#|\\$\\{?\\w).*");
    private static final String HERE = " and have it in .env or the shell";

    @Override
    public String name() {
        return "password-in-file";
    }

    @Override
    public void look(Subject subject, Findings findings) {
        subject.environment().stream()
                .filter(variable -> subject.written().isInFile(variable.at().at()))
                .forEach(variable -> look(subject, variable, findings));
        command(subject, findings);
    }

    private static void look(Subject subject, Subject.Variable variable, Findings findings) {
        String value = variable.value().orElse("");
        List<Provenance.Filling> fillings =
                subject.written().fillings(variable.at().at());
        boolean secret = SecretNames.isOne(variable.name()) && SecretNames.isSecret(value);
        boolean address = USERINFO.matcher(value).matches();
        String key = "environment." + variable.name();
        if (!secret && !address || isLeftOpen(value)) {
            return;
        }
        if (!fillings.isEmpty()) {
            byDefault(fillings)
                    .ifPresent(name -> findings.addHidden(
                            variable.at(),
                            key,
                            "without a value for " + name + " the password is the default that stands in the file",
                            "write ${" + name + ":?}" + HERE));
        } else if (secret) {
            String what = "whoever gets the file gets this password";
            findings.addHidden(variable.at(), key, what, instead(variable.name()));
        } else {
            String what = "whoever gets the file gets the password in this address";
            findings.addHidden(variable.at(), key, what, "write ${PASSWORD} in its place," + HERE);
        }
    }

    private static boolean isLeftOpen(String value) {
        return LEFT_OPEN.matcher(value).matches();
    }

    private static String instead(String name) {
        String variable = name.matches("\\w+") ? name : "PASSWORD";
        return "write ${" + variable + "}" + HERE + ", or '#" + variable.toUpperCase(Locale.ROOT)
                + "#' and give it with --set";
    }

    /** The variable in whose place a password stands in the file. */
    private static Optional<String> byDefault(List<Provenance.Filling> fillings) {
        return fillings.stream()
                .filter(filling -> SecretNames.isOne(filling.name()))
                .filter(filling -> filling.fallback()
                        .map(Value::reveal)
                        .filter(word -> SecretNames.isSecret(word) && !isLeftOpen(word))
                        .isPresent())
                .map(Provenance.Filling::name)
                .findFirst();
    }

    private static void command(Subject subject, Findings findings) {
        boolean filled = subject.mapping().get("command").stream()
                .anyMatch(node -> !subject.written().fillings(node.at()).isEmpty());
        boolean given = OPTION.matcher(subject.command())
                .results()
                .map((MatchResult option) -> option.group(1))
                .anyMatch(value -> SecretNames.isSecret(value) && !isLeftOpen(value));
        if (given && !filled) {
            findings.addHidden(
                    subject.key("command", "entrypoint"),
                    "command",
                    "whoever gets the file gets the password in the command",
                    "write ${PASSWORD} in its place," + HERE);
        }
    }
}
