package io.stackfile.host.docker;

import io.stackfile.host.ssh.LinkLost;
import io.stackfile.host.ssh.SshRefusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** What to tell somebody whose engine does not answer: what was tried, and the way out. */
final class NoEngine {
    private static final String START =
            "Start one: systemctl start docker. Install one: apt-get install docker.io. Or say where one is:"
                    + " --host droplet (over SSH), unix:///… or tcp://…, or DOCKER_HOST.";
    private static final String ALLOW =
            "Your user may not use it: sudo usermod -aG docker \"$USER\", and log in again.";

    private NoEngine() {}

    static String anywhere(IOException reason) {
        boolean forbidden = reason instanceof DefaultSockets.NoneAnswers none && none.forbidden;
        return "No Docker engine answers. Tried:\n" + reason.getMessage() + "\n" + (forbidden ? ALLOW : START);
    }

    static String atSocket(Path socket, IOException reason) {
        return "No Docker engine answers at " + socket + ": " + reason(reason) + ".\n"
                + (isForbidden(reason) ? ALLOW : START);
    }

    static String atAddress(String address, boolean tls, IOException reason) {
        String hint = tls || !(reason instanceof SSLException)
                ? "Is it running, and may it be reached from here?"
                : "It may want TLS: DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH.";
        return "No Docker engine answers at " + address + ": " + reason(reason) + ".\n" + hint;
    }

    /** Whoever finds no way over SSH says all there is to say. */
    static String over(String machine, IOException reason) {
        if (reason instanceof LinkLost) {
            return "The SSH connection to " + machine + " was lost. Run the command again to go on from there.";
        }
        return reason instanceof SshRefusal
                ? String.valueOf(reason.getMessage())
                : "No Docker engine answers on " + machine + ": " + reason(reason) + ".";
    }

    static boolean isForbidden(IOException reason) {
        return message(reason).contains("permission denied");
    }

    static String reason(IOException reason) {
        String message = message(reason);
        if (message.contains("no such file")) {
            return "there is no such socket";
        }
        if (message.contains("refused")) {
            return "nobody listens there";
        }
        if (message.contains("timed out")) {
            return "there is no answer";
        }
        return message;
    }

    private static String message(IOException reason) {
        return String.valueOf(reason.getMessage()).toLowerCase(Locale.ROOT);
    }
}
