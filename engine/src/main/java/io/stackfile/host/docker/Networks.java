package io.stackfile.host.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network.Ipam;
import io.stackfile.host.Labels;
import io.stackfile.host.NetworkSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes networks whose subnet nobody else has and is written down. */
record Networks(Engine engine) {
    private static final int ATTEMPTS = 10;

    void create(NetworkSpec network) {
        engine.run("create network " + network.name(), docker -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    List<Ipam.Config> subnets = freeSubnets(docker, network.name() + ".subnet");
                    docker.createNetworkCmd()
                            .withName(network.name())
                            .withDriver("bridge")
                            .withCheckDuplicate(true)
                            .withLabels(labels(network))
                            .withIpam(new Ipam().withConfig(subnets))
                            .exec();
                    return;
                } catch (DockerException e) {
                    if (attempt == ATTEMPTS || !isOvertaken(e)) {
                        throw e;
                    }
                }
            }
        });
    }

    /** The engine knows which are free but does not write down what it chose itself; so it chooses for another network first. */
    private static List<Ipam.Config> freeSubnets(DockerClient docker, String scout) {
        try {
            docker.createNetworkCmd()
                    .withName(scout)
                    .withDriver("bridge")
                    .withCheckDuplicate(true)
                    .exec();
        } catch (ConflictException e) {
            // left behind by somebody who was interrupted: as good as one of our own
        }
        List<Ipam.Config> chosen =
                docker.inspectNetworkCmd().withNetworkId(scout).exec().getIpam().getConfig();
        try {
            docker.removeNetworkCmd(scout).exec();
        } catch (NotFoundException e) {
            // somebody who wants the same network was faster
        }
        return chosen.stream()
                .filter(config -> String.valueOf(config.getSubnet()).contains("."))
                .map(config -> new Ipam.Config().withSubnet(config.getSubnet()))
                .toList();
    }

    /** Somebody else was faster: to take the subnet, or to remove the scout when both want the same network. */
    private static boolean isOvertaken(DockerException e) {
        return e instanceof NotFoundException || String.valueOf(e.getMessage()).contains("overlaps");
    }

    private static Map<String, String> labels(NetworkSpec network) {
        return new TreeMap<>(Map.of(
                Labels.STACK, network.stack(),
                Labels.SALT, network.salt(),
                Labels.COMPOSE_PROJECT, network.stack(),
                Labels.COMPOSE_NETWORK, "default",
                Labels.COMPOSE_VERSION, ContainerLabels.VERSION_OF_COMPOSE));
    }

    void remove(String name) {
        engine.run(
                "remove network " + name,
                docker -> docker.removeNetworkCmd(name).exec());
    }
}
