package io.stackfile.ingress;

import io.stackfile.host.Ingress;
import io.stackfile.model.Command;
import io.stackfile.model.Content;
import io.stackfile.model.Exposed;
import io.stackfile.model.Image;
import io.stackfile.model.Mount;
import io.stackfile.model.PlacedFile;
import io.stackfile.model.Port;
import io.stackfile.model.Restart;
import io.stackfile.model.Service;
import io.stackfile.model.Settings;
import io.stackfile.model.Stack;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The ingress of a host as a stack: Caddy, its two ports, and the volume with its certificates. */
public final class IngressStack {
    private static final Image CADDY = Image.of("caddy:2");

    /** Caddy is told of changes by a socket in its container, so that nobody outside can tell it anything. */
    private static final String CADDYFILE = """
            {
            	admin unix//run/caddy-admin.sock
            	skip_install_trust
            }
            import /data/sites/*.caddy
            http:// {
            	respond "There is nothing under this name." 404
            }
            """;

    private IngressStack() {}

    public static Stack stack() {
        return new Stack(Ingress.STACK, "", List.of(caddy()), List.of("data"));
    }

    private static Service caddy() {
        PlacedFile caddyfile = new PlacedFile(
                PlacedFile.Kind.CONFIGS, "caddyfile", "/etc/caddy/Caddyfile", 0, 0, 0444, Content.of(CADDYFILE));
        return new Service(
                Ingress.SERVICE,
                1,
                Optional.empty(),
                CADDY,
                Optional.empty(),
                Command.OF_IMAGE,
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(published("80/tcp"), published("443/tcp"), published("443/udp")),
                List.of(),
                List.of(new Mount.Named("data", "/data", false)),
                List.of(),
                List.of(caddyfile),
                Restart.of("unless-stopped"),
                Settings.USUAL,
                new TreeMap<>());
    }

    private static Port published(String port) {
        Exposed exposed = Exposed.of(port);
        return new Port("", Integer.toString(exposed.port()), exposed);
    }
}
