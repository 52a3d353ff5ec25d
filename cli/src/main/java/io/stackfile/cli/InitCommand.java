package io.stackfile.cli;

import io.stackfile.json.JsonObject;
import io.stackfile.schema.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code stack init}. */
final class InitCommand extends Command {
    /** What means the same inside a YAML file, whatever stands around it. */
    private static final Pattern PLAIN = Pattern.compile("[\\w.:@/+-]+");

    InitCommand() {
        super(
                "init",
                "[EXAMPLE] [OPTIONS]",
                "Begin with an example: copy its files here.",
                "Values that the example needs are asked for, or given with --set. Those of variables are written to .env, which only"
                        + " you can read; passwords that the file itself asks for (#PASSWORD#) are left to 'stack up'. No file that is"
                        + " here already is changed.");
        about("EXAMPLE");
        flag("--list", "List the examples.");
        values("--set", "NAME=VALUE", "The value of a #NAME# or of a variable in the example.");
        json("With --list: one line of JSON for each example.");
    }

    @Override
    int run(Call call) {
        if (call.has("--list")) {
            return list(call);
        }
        Example example = Examples.named(call.atMostOne("EXAMPLE").orElseGet(() -> asked(call)));
        Initiation initiation = new Initiation(
                example, call.path("").toAbsolutePath(), call.terminal().environment());
        List<String> inTheWay = initiation.inTheWay();
        if (!inTheWay.isEmpty()) {
            throw new UsageException(String.join(", ", inTheWay) + (inTheWay.size() == 1 ? " is" : " are")
                    + " here already, and nothing was copied; begin in an empty folder: mkdir " + example.name()
                    + " && cd " + example.name() + " && stack init " + example.name());
        }
        return begin(call, example, initiation);
    }

    private static int begin(Call call, Example example, Initiation initiation) {
        List<Need> needs = initiation.needs();
        Map<String, String> given = given(call, example, needs);
        Map<String, String> placeholders = new TreeMap<>();
        Map<String, String> variables = new TreeMap<>();
        List<Need> open = new ArrayList<>();
        for (Need need : needs) {
            Optional<String> value = Optional.ofNullable(given.get(need.name())).or(() -> asked(call, need));
            value.ifPresent(text -> check(need, text));
            value.ifPresent(text -> (need.placeholder() ? placeholders : variables).put(need.name(), text));
            if (value.isEmpty() && need.required()) {
                open.add(need);
            }
        }
        if (!variables.isEmpty() && initiation.hasVariables()) {
            throw new UsageException(".env is here already, and nothing was copied; write "
                    + String.join(", ", variables.keySet()) + " into it, then: stack init " + example.name());
        }
        List<String> files = initiation.files();
        initiation.write(placeholders, variables);
        Terminal terminal = call.terminal();
        terminal.println("copied " + String.join(", ", files));
        if (!variables.isEmpty()) {
            terminal.println(String.join(", ", variables.keySet()) + (variables.size() == 1 ? " is" : " are")
                    + " in .env, which only you can read");
        }
        open.forEach(need -> terminal.println(need.later()));
        List<String> done = new ArrayList<>(placeholders.keySet());
        done.addAll(variables.keySet());
        terminal.println("next: " + example.commandWith(done));
        return ExitCode.DONE;
    }

    private static int list(Call call) {
        Table table = new Table("EXAMPLE", "WHAT IT IS");
        for (Example example : Examples.all()) {
            table.row(example.name(), example.what());
            if (call.has("--json")) {
                call.terminal()
                        .println(new JsonObject()
                                .with("name", example.name())
                                .with("what", example.what())
                                .with("command", example.command())
                                .toString());
            }
        }
        if (!call.has("--json")) {
            call.terminal().tell(table.toString());
        }
        return ExitCode.DONE;
    }

    private static String asked(Call call) {
        UsageException which =
                new UsageException("which example? 'stack init --list' tells of all; then: stack init EXAMPLE");
        Terminal.Person person = call.terminal().person().orElseThrow(() -> which);
        list(call);
        call.terminal().flush();
        return Optional.of(person.ask("Example: ").strip())
                .filter(name -> !name.isEmpty())
                .orElseThrow(() -> which);
    }

    private static Optional<String> asked(Call call, Need need) {
        if (!need.required() || !need.isFilledByInit()) {
            return Optional.empty();
        }
        return call.terminal()
                .person()
                .map(person -> need.isSecret() ? person.askHidden(need.question()) : person.ask(need.question()))
                .filter(text -> !text.isEmpty());
    }

    private static Map<String, String> given(Call call, Example example, List<Need> needs) {
        Map<String, String> given = new LinkedHashMap<>();
        List<String> known =
                needs.stream().filter(Need::isFilledByInit).map(Need::name).toList();
        for (String assignment : call.values("--set")) {
            String[] pair = assignment.split("=", 2);
            if (pair.length < 2 || pair[0].isEmpty()) {
                // The words may be a secret that was given without its name, so they are not repeated.
                throw new UsageException("--set wants NAME=VALUE, with an equals sign between");
            }
            if (!known.contains(pair[0])) {
                throw new UsageException(refusal(pair[0], example, needs, known));
            }
            given.put(pair[0], pair[1]);
        }
        return given;
    }

    private static String refusal(String name, Example example, List<Need> needs, List<String> known) {
        if (needs.stream().anyMatch(need -> need.name().equals(name))) {
            return name + " is not written into the file, where others would read it; give it to 'stack up'";
        }
        return known.isEmpty()
                ? "the example " + example.name() + " needs no values"
                : "the example " + example.name() + " has no value '" + name + "'; "
                        + Suggestion.among("its values are", name, known);
    }

    private static void check(Need need, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException("the value of " + need.name() + " has more than one line; give a single one");
        }
        if (need.placeholder() && !PLAIN.matcher(value).matches()) {
            throw new UsageException("'" + value + "' cannot stand for #" + need.name()
                    + "# in the file; write it in letters, digits and . : @ / + - _");
        }
    }
}
