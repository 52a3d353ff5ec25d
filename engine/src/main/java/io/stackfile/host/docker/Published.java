package io.stackfile.host.docker;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.Ports;
import io.stackfile.model.Exposed;
import io.stackfile.model.Port;
import io.stackfile.model.Service;
import java.util.List;
import java.util.stream.Stream;

/** The ports of a service in docker-java's words. */
final class Published {
    private Published() {}

    static List<ExposedPort> exposed(Service service) {
        return Stream.concat(
                        service.exposed().stream(), service.ports().stream().map(Port::container))
                .distinct()
                .sorted()
                .map(Published::port)
                .toList();
    }

    static Ports bindings(Service service) {
        Ports bindings = new Ports();
        service.ports()
                .forEach(port ->
                        bindings.bind(port(port.container()), new Ports.Binding(port.address(), port.published())));
        return bindings;
    }

    private static ExposedPort port(Exposed exposed) {
        return new ExposedPort(
                exposed.port(), InternetProtocol.parse(exposed.protocol().toString()));
    }
}
