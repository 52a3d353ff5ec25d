package io.stackfile.cli;

import io.stackfile.cloud.CloudException;
import io.stackfile.host.HostException;
import io.stackfile.schema.ProblemException;
import java.util.List;
import java.util.function.IntSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where the process begins: finds the verb, runs it, and turns what went wrong into one message and an exit code. */
public final class Main {
    /** The least that picocli takes. */
    private static final int NARROWEST = 55;

    private Main() {}

    public static void main(String[] arguments) {
        // Each saves the loading of a hundred classes that nothing here needs.
        System.setProperty("picocli.converters.excludes", "java.*");
        System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Output output = Output.ofProcess();
        Terminal terminal = Terminal.ofProcess(output);
        int code = run(terminal, arguments);
        if (terminal.out().checkError()) {
            output.complaint().ifPresent(complaint -> terminal.say("stack: " + complaint));
            code = code == ExitCode.DONE ? ExitCode.FAILED : code;
        }
        terminal.flush();
        Runtime.getRuntime().halt(code);
    }

    static int run(Terminal terminal, String... arguments) {
        return told(terminal, () -> dispatch(terminal, List.of(arguments)));
    }

    static int run(Terminal terminal, Command command, String... arguments) {
        return told(terminal, () -> run(command, terminal, List.of(arguments)));
    }

    /** Runs, and tells what went wrong in words. */
    static int told(Terminal terminal, IntSupplier running) {
        try {
            return running.getAsInt();
        } catch (ProblemException e) {
            terminal.say(String.valueOf(e.getMessage()).stripTrailing());
            return ExitCode.WRONG;
        } catch (UnmatchedArgumentException e) {
            String option = e.getUnmatched().get(0);
            terminal.say("stack: there is no option '" + option + "'; "
                    + Words.nearest(
                            option,
                            List.copyOf(e.getCommandLine()
                                    .getCommandSpec()
                                    .optionsMap()
                                    .keySet())));
            return ExitCode.WRONG;
        } catch (UsageException | ParameterException e) {
            terminal.say("stack: " + e.getMessage());
            return ExitCode.WRONG;
        } catch (HostException | CloudException e) {
            terminal.say("stack: " + e.getMessage());
            return ExitCode.FAILED;
        } catch (OutputClosed e) {
            return ExitCode.FAILED;
        } catch (RuntimeException e) {
            return mistake(terminal, e);
        }
    }

    /** Ours, not the user's: a sentence for them, and the details for us when they ask for them. */
    private static int mistake(Terminal terminal, RuntimeException mistake) {
        terminal.say("stack: a mistake of stack's own, sorry (" + mistake.getMessage()
                + "); what was done stays done. With STACK_DEBUG=1 it tells where, for a report");
        if (terminal.environment().containsKey("STACK_DEBUG")) {
            mistake.printStackTrace(terminal.err());
        }
        return ExitCode.FAILED;
    }

    private static int dispatch(Terminal terminal, List<String> arguments) {
        if (arguments.isEmpty() || List.of("--help", "-h", "help").contains(arguments.get(0))) {
            return help(terminal, String.join(" ", arguments.subList(Math.min(1, arguments.size()), arguments.size())));
        }
        String verb = arguments.get(0);
        if (verb.equals("--version") || verb.equals("-V")) {
            terminal.println("stack " + Version.TEXT);
            return ExitCode.DONE;
        }
        List<String> rest = arguments.subList(1, arguments.size());
        if (verb.equals(CompletionCommand.ANSWERING)) {
            return CompletionCommand.answer(terminal, rest);
        }
        if (!Commands.GROUPS.containsKey(verb)) {
            return run(Commands.named(verb), terminal, rest);
        }
        if (rest.isEmpty() || List.of("--help", "-h").contains(rest.get(0))) {
            return help(terminal, verb);
        }
        return run(Commands.named(verb + " " + rest.get(0)), terminal, rest.subList(1, rest.size()));
    }

    private static int run(Command command, Terminal terminal, List<String> arguments) {
        CommandSpec spec = command.spec();
        Argv argv = command.split(arguments, terminal.folder());
        ParseResult parsed = new CommandLine(spec).parseArgs(argv.ours().toArray(String[]::new));
        if (parsed.isUsageHelpRequested()) {
            return help(terminal, command.name());
        }
        Call call = new Call(parsed, argv.command(), terminal);
        return call.hosts().size() > 1 ? new SeveralHosts(command, call).run() : command.run(call);
    }

    private static int help(Terminal terminal, String verb) {
        if (verb.isEmpty()) {
            terminal.tell(Commands.overview());
            return ExitCode.DONE;
        }
        if (Commands.GROUPS.containsKey(verb)) {
            terminal.tell(Commands.overview(verb));
            return ExitCode.DONE;
        }
        Command command = Commands.named(verb);
        CommandSpec spec = command.spec();
        terminal.columns()
                .ofResults()
                .get()
                .ifPresent(columns ->
                        spec.usageMessage().width(Math.min(spec.usageMessage().width(), Math.max(NARROWEST, columns))));
        terminal.print(new CommandLine(spec).getUsageMessage(CommandLine.Help.Ansi.OFF));
        return ExitCode.DONE;
    }
}
