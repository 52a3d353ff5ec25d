package io.stackfile.host.ssh;

import io.stackfile.host.ssh.config.SshSettings;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/** What to tell somebody who did not get in: what happened, what was tried, the way out. */
record NoLogin(SshSettings settings, OfferedKeys keys) {
    SshRefusal refusal(Throwable problem) {
        String message = String.valueOf(problem.getMessage());
        String text = message.startsWith("Auth ")
                ? notLetIn(message)
                : message.contains("Algorithm negotiation fail") ? noCommonAlgorithm(message) : noAnswer(problem);
        return new SshRefusal(text, problem);
    }

    private String name() {
        String where =
                settings.user() + "@" + settings.hostName() + (settings.port() == 22 ? "" : ":" + settings.port());
        return settings.alias().equals(settings.hostName()) ? where : settings.alias() + " (" + where + ")";
    }

    private String notLetIn(String message) {
        String methods = message.replaceFirst(".*for methods '([^']*)'.*", "$1").replace(",", ", ");
        StringBuilder text = new StringBuilder(name() + " does not let you in. ");
        List<String> offered = keys.names();
        if (offered.isEmpty()) {
            text.append("There is no key to offer: none in the agent, none in ~/.ssh.");
        } else {
            text.append("It takes none of the keys that were offered:");
            offered.forEach(key -> text.append("\n  ").append(key));
        }
        keys.unusable()
                .forEach(file -> text.append("\n  ").append(file).append(" (holds no private key that can be read)"));
        text.append("\nIt would take: ").append(methods).append(". ");
        text.append("Give it your key with 'ssh-copy-id ")
                .append(settings.port() == 22 ? "" : "-p " + settings.port() + " ")
                .append(settings.user())
                .append('@')
                .append(settings.hostName())
                .append("', or name the right one in ~/.ssh/config: IdentityFile.");
        return text.toString();
    }

    private String noCommonAlgorithm(String message) {
        return name() + " and stack know no common algorithm: " + message
                + "\nThe server may be very old; --ssh-client system uses the ssh of this machine instead.";
    }

    private String noAnswer(Throwable problem) {
        String where = settings.hostName() + ":" + settings.port();
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "There is no machine called " + settings.hostName()
                        + ". Write --host USER@ADDRESS, or give it a name in ~/.ssh/config: Host "
                        + settings.alias() + ", HostName ADDRESS.";
            }
            if (cause instanceof ConnectException && isRefusal(cause)) {
                return "Nobody listens for SSH at " + where + ". Is sshd running there, and on this port?";
            }
            if (cause instanceof SocketTimeoutException || isTimeout(cause)) {
                return "There is no answer from " + where
                        + ". Is the machine up, and does a firewall let you through to this port?";
            }
            if (String.valueOf(cause.getMessage()).contains("Too many authentication failures")) {
                return notLetIn("Auth fail for methods 'publickey'");
            }
            if (cause instanceof NoRouteToHostException) {
                return "There is no way to " + where + ". Is this machine online, and that one up?";
            }
        }
        return "The SSH connection to " + name() + " failed: "
                + String.valueOf(problem.getMessage())
                        .replaceFirst("^(?:[\\w.$]+(?:Exception|Error): |Session\\.connect: )+", "")
                + ".";
    }

    private static boolean isRefusal(Throwable cause) {
        return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("refused");
    }

    private static boolean isTimeout(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("timeout") || message.contains("timed out");
    }
}
