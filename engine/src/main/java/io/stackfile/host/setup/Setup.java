package io.stackfile.host.setup;

import io.stackfile.host.HostException;
import io.stackfile.host.check.MachineFacts;
import io.stackfile.host.ssh.LinkLost;
import io.stackfile.host.ssh.Prompts;
import io.stackfile.host.ssh.SshLink;
import io.stackfile.host.ssh.SshMachine;
import io.stackfile.host.ssh.SshRefusal;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Makes a machine over SSH one that {@code stack} can deploy to. Whoever logs in next finds it so. */
public final class Setup {
    private static final int ATTEMPTS = 3;
    private static final int START_SECONDS = 60;

    private final SshMachine machine;
    private final SshLink link;
    private final Rights rights;
    private final Preparation preparation;

    private Setup(SshMachine machine, SshLink link, Rights rights, Preparation preparation) {
        this.machine = machine;
        this.link = link;
        this.rights = rights;
        this.preparation = preparation;
    }

    /** Logs in and looks; changes nothing. */
    public static Setup of(SshMachine machine) {
        return over(machine, () -> {
            SshLink link = machine.link();
            MachineFacts facts = MachineFacts.read(
                    link.run(MachineFacts.question("/var/lib/docker")).output());
            Preparation preparation = Preparation.of(machine.name(), facts);
            Rights rights = preparation.isEmpty()
                    ? Rights.NONE
                    : Rights.read(link.run(Rights.QUESTION).output());
            if (!preparation.isEmpty() && rights == Rights.NONE) {
                throw new HostException(facts.user() + " cannot become root on " + machine.name()
                        + ": there is no sudo.\nLog in as root: stack host setup root@" + machine.address());
            }
            return new Setup(machine, link, rights, preparation);
        });
    }

    public boolean isEmpty() {
        return preparation.isEmpty();
    }

    /** Every command that will be run, as it will be run, and why. */
    @Override
    public String toString() {
        return preparation + (isEmpty() ? "" : rights.heading() + "\n");
    }

    /** Runs the commands; {@code progress} hears of each before it begins. */
    public void carryOut(Prompts prompts, Consumer<Command> progress) {
        over(machine, () -> {
            RootShell root = new RootShell(link, rights, password(prompts));
            for (Command command : preparation.commands()) {
                progress.accept(command);
                RootShell.Ended ended = root.run(command.text());
                if (ended.status() != 0) {
                    throw new HostException("'" + command.text() + "' ended with " + ended.status() + " on "
                            + machine.name() + ":\n" + indented(ended.output())
                            + "\nMend that and run it again: what is done stays done");
                }
            }
            awaitSocket();
            return true;
        });
    }

    private String password(Prompts prompts) throws IOException {
        if (rights != Rights.SUDO_WITH_PASSWORD) {
            return "";
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<String> typed = prompts.askHidden("Your password at " + machine.name() + ", for sudo (hidden): ");
            if (typed.isEmpty() || typed.get().isEmpty()) {
                throw new HostException("sudo wants a password on " + machine.name()
                        + " and there is nobody to ask; run it at a terminal, or log in as root: stack host setup root@"
                        + machine.address());
            }
            if (new RootShell(link, rights, typed.get()).run("true").status() == 0) {
                return typed.get();
            }
            prompts.tell("sudo does not let you, with that password");
        }
        throw new HostException("sudo does not let you become root on " + machine.name()
                + "; log in as root: stack host setup root@" + machine.address());
    }

    /** What starts an engine may return before it listens. */
    private void awaitSocket() throws IOException {
        for (int waited = 0; waited < START_SECONDS * 5; waited++) {
            if (link.run("test -S /var/run/docker.sock").status() == 0) {
                return;
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    private static String indented(String output) {
        return output.lines()
                .skip(Math.max(0, output.lines().count() - 20))
                .map(line -> "    | " + line)
                .reduce((before, line) -> before + "\n" + line)
                .orElse("    it said nothing");
    }

    private interface Talk<T> {
        T talk() throws IOException;
    }

    private static <T> T over(SshMachine machine, Talk<T> talk) {
        try {
            return talk.talk();
        } catch (SshRefusal e) {
            throw new HostException(String.valueOf(e.getMessage()), e);
        } catch (LinkLost e) {
            throw new HostException(
                    "The SSH connection to " + machine.name() + " was lost. Run the command again to go on from there.",
                    e);
        } catch (IOException e) {
            throw new HostException("The SSH connection to " + machine.name() + " failed: " + e.getMessage(), e);
        }
    }
}
