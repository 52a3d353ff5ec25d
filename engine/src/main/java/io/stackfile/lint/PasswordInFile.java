package io.stackfile.lint;

import io.stackfile.model.Value;
import io.stackfile.schema.Node;
import io.stackfile.source.Provenance;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
            byDefault(fillings, filling -> secret || SecretNames.isOne(filling.name()) || isPassword(filling, value))
                    .ifPresent(name -> addDefault(findings, variable.at(), key, name));
        } else if (secret) {
            String what = "whoever gets the file gets this password";
            findings.addHidden(variable.at(), key, what, instead(variable.name()));
        } else {
            String what = "whoever gets the file gets the password in this address";
            findings.addHidden(variable.at(), key, what, "write ${PASSWORD} in its place," + HERE);
        }
    }

    private static void addDefault(Findings findings, Node at, String key, String variable) {
        findings.addHidden(
                at,
                key,
                "without a value for " + variable + " the password is the default that stands in the file",
                "write ${" + variable + ":?}" + HERE);
    }

    private static boolean isLeftOpen(String value) {
        return LEFT_OPEN.matcher(value).matches();
    }

    private static String instead(String name) {
        String variable = name.matches("\\w+") ? name : "PASSWORD";
        return "write ${" + variable + "}" + HERE + ", or '#" + variable.toUpperCase(Locale.ROOT)
                + "#' and give it with --set";
    }

    /** Whether its default is the password of an address. */
    private static boolean isPassword(Provenance.Filling filling, String address) {
        Matcher userinfo = USERINFO.matcher(address);
        return userinfo.matches()
                && filling.fallback()
                        .filter(word -> word.reveal().equals(userinfo.group(1)))
                        .isPresent();
    }

    /** The variable in whose place a password stands in the file: what it fills counts, whatever it is called. */
    private static Optional<String> byDefault(
            List<Provenance.Filling> fillings, Predicate<Provenance.Filling> fillsPassword) {
        return fillings.stream()
                .filter(fillsPassword)
                .filter(filling -> filling.fallback()
                        .map(Value::reveal)
                        .filter(word -> SecretNames.isSecret(word) && !isLeftOpen(word))
                        .isPresent())
                .map(Provenance.Filling::name)
                .findFirst();
    }

    private static void command(Subject subject, Findings findings) {
        List<String> given = OPTION.matcher(subject.command())
                .results()
                .map((MatchResult option) -> option.group(1))
                .filter(value -> SecretNames.isSecret(value) && !isLeftOpen(value))
                .toList();
        List<Provenance.Filling> fillings = subject.mapping().get("command").stream()
                .flatMap(node -> node instanceof Node.Sequence list ? list.items().stream() : Stream.of(node))
                .flatMap(node -> subject.written().fillings(node.at()).stream())
                .toList();
        Optional<String> variable = byDefault(
                fillings,
                filling -> filling.fallback()
                        .map(Value::reveal)
                        .filter(given::contains)
                        .isPresent());
        Node at = subject.key("command", "entrypoint");
        if (variable.isPresent()) {
            addDefault(findings, at, "command", variable.get());
        } else if (!given.isEmpty() && fillings.isEmpty()) {
            findings.addHidden(
                    at,
                    "command",
                    "whoever gets the file gets the password in the command",
                    "write ${PASSWORD} in its place," + HERE);
        }
    }
}
