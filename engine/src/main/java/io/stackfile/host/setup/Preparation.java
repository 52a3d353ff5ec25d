package io.stackfile.host.setup;

import io.stackfile.host.HostException;
import io.stackfile.host.check.MachineFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands that make a machine one that {@code stack} can deploy to; none when it is one.
 *
 * @param machine what messages call it
 */
public record Preparation(String machine, String system, List<Command> commands) {
    private static final String QUIETLY = "DEBIAN_FRONTEND=noninteractive ";

    public Preparation {
        commands = List.copyOf(commands);
    }

    /** Throws with what to do by hand when it is not a machine we know how to prepare. */
    public static Preparation of(String machine, MachineFacts facts) {
        List<Command> commands = new ArrayList<>();
        if (!facts.docker()) {
            install(machine, facts, commands);
        }
        start(machine, facts, commands);
        if (!facts.mayUseDocker()) {
            commands.add(new Command(
                    "usermod -aG docker " + facts.user(),
                    facts.user() + " may then use Docker, and is as good as root by that"));
        }
        return new Preparation(machine, facts.system(), commands);
    }

    private static void install(String machine, MachineFacts facts, List<Command> commands) {
        if (!facts.family().contains("debian") && !facts.family().contains("ubuntu")) {
            throw new HostException("stack installs Docker on Debian and Ubuntu, and " + machine + " runs "
                    + (facts.system().isEmpty() ? "something else" : facts.system())
                    + ".\nInstall its Docker there by hand, start it, and put " + facts.user()
                    + " into the group docker; then: stack host check");
        }
        commands.add(new Command(QUIETLY + "apt-get update -q", "what packages there are"));
        commands.add(new Command(
                QUIETLY + "apt-get install -q -y -o DPkg::Lock::Timeout=300 docker.io",
                "there is no Docker; the distribution's own"));
    }

    private static void start(String machine, MachineFacts facts, List<Command> commands) {
        switch (facts.init()) {
            case "systemd" -> {
                if (!facts.running() || !facts.enabled()) {
                    commands.add(new Command(
                            "systemctl enable --now docker", "it runs now and whenever the machine starts"));
                }
            }
            case "service" -> {
                if (!facts.running()) {
                    commands.add(new Command("service docker start", "it runs; there is no systemd"));
                }
            }
            default -> {
                if (!facts.running()) {
                    throw new HostException(
                            "there is neither systemd nor the command service on " + machine
                                    + ", so stack cannot start Docker there.\nInstall it and start dockerd by hand; then: stack host check");
                }
            }
        }
    }

    public boolean isEmpty() {
        return commands.isEmpty();
    }

    @Override
    public String toString() {
        if (isEmpty()) {
            return "nothing to do on " + machine + "\n";
        }
        StringBuilder text = new StringBuilder("Setup of " + machine + ", " + system + "\n");
        int number = 0;
        for (Command command : commands) {
            number++;
            text.append(String.format(" %d  %s%n    %s%n", number, command.text(), command.reason()));
        }
        return text.toString();
    }
}
