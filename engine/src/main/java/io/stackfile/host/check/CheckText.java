package io.stackfile.host.check;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A check as a person reads it: a line for each fact, the warnings with their cures, and what to do next. */
record CheckText(Check check) {
    String text() {
        StringBuilder text = new StringBuilder(check.name()).append('\n');
        facts().forEach((about, fact) -> text.append(String.format("  %-9s  %s%n", about, fact)));
        List<Finding> findings = check.findings();
        findings.forEach(finding -> text.append(finding.grave() ? "\nno: " : "\n!   ")
                .append(finding.what())
                .append('\n')
                .append(finding.cure().isEmpty() ? "" : "    " + finding.cure() + "\n"));
        return text.append('\n').append(next()).append('\n').toString();
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        check.ssh().ifPresent(ssh -> facts.put("ssh", ssh(ssh)));
        check.machine().ifPresent(machine -> facts.put("user", user(machine)));
        facts.put("system", system());
        facts.put("engine", check.engine().map(CheckText::engine).orElse(isShut() ? "" : "none that answers"));
        check.machine().ifPresent(machine -> {
            MachineFacts.Disk disk = machine.disk();
            facts.put(
                    "memory",
                    Amount.of(machine.memory().available(), machine.memory().total()) + " free");
            facts.put("disk", Amount.of(disk.free(), disk.total()) + " free at " + disk.folder());
        });
        if (check.machine().isPresent() || check.engine().isPresent()) {
            facts.put("clock", clock());
        }
        check.machine().ifPresent(machine -> facts.put("firewall", firewall(machine)));
        check.engine().ifPresent(engine -> facts.put("published", published(engine)));
        facts.values().removeIf(String::isEmpty);
        return facts;
    }

    private boolean isShut() {
        return check.ssh().map(ssh -> !ssh.in()).orElse(false);
    }

    private static String ssh(SshFacts ssh) {
        return ssh.in()
                ? "logs in" + forwards(ssh.sockets(), "sockets") + forwards(ssh.addresses(), "addresses")
                : "does not log in";
    }

    private static String forwards(SshFacts.Forwards forwards, String what) {
        return switch (forwards) {
            case YES -> "; forwards " + what;
            case NO -> "; forwards no " + what;
            case UNKNOWN -> "";
        };
    }

    private static String user(MachineFacts machine) {
        if (machine.user().equals("root")) {
            return "root";
        }
        return machine.user()
                + (machine.groups().contains("docker")
                        ? ", in the group docker and so as good as root there"
                        : ", not in the group docker");
    }

    private String system() {
        if (check.machine().isPresent()) {
            MachineFacts machine = check.machine().get();
            return machine.system() + ", " + machine.hardware();
        }
        return check.engine()
                .map(engine -> engine.system() + ", " + engine.hardware() + ", "
                        + Amount.of(engine.memory(), engine.memory()).replaceFirst(".* of ", "") + " of memory")
                .orElse("");
    }

    private static String engine(EngineFacts engine) {
        return "Docker " + engine.version() + " with " + engine.processors()
                + (engine.processors() == 1 ? " processor" : " processors") + ", API " + engine.oldestApi() + " to "
                + engine.api() + "; stack speaks " + engine.spoken();
    }

    private String clock() {
        long ahead = check.ahead();
        if (Math.abs(ahead) <= 2) {
            return "as here";
        }
        return Math.abs(ahead) + " s " + (ahead > 0 ? "ahead of" : "behind") + " this machine's";
    }

    private static String firewall(MachineFacts machine) {
        return switch (machine.ufw()) {
            case "yes" -> "ufw is on";
            case "no" -> "ufw is off";
            default -> "no ufw";
        };
    }

    private static String published(EngineFacts engine) {
        if (engine.published().isEmpty()) {
            return "nothing";
        }
        return engine.published().stream()
                .sorted(Comparator.comparing(EngineFacts.Published::port))
                .map(port -> port.port() + "/" + port.protocol() + " "
                        + (port.toTheWorld() ? "to the world" : "at " + port.address()) + " by " + port.container())
                .distinct()
                .collect(Collectors.joining("\n" + " ".repeat(13)));
    }

    private String next() {
        String option = check.option().isEmpty() ? "" : " --host " + check.option();
        if (check.isReady()) {
            return "ready: stack up" + option;
        }
        boolean installable = check.machine().isPresent() && check.engine().isEmpty();
        if (installable && check.ssh().isPresent()) {
            return "next: stack host setup " + check.option();
        }
        return "next: mend that, then stack host check" + (check.option().isEmpty() ? "" : " " + check.option());
    }
}
