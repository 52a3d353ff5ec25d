package io.stackfile.cli;

import io.stackfile.host.Entrance;
import io.stackfile.host.Host;
import io.stackfile.host.Ingress;
import java.util.Optional;

/** A command's turn at the ingress of a host, which is all stacks', when its own stack has to do with it. */
record IngressTurn(Optional<Turn> turn, Entrance before, Host host) implements AutoCloseable {
    static IngressTurn of(Call call, Host host, Entrance before) {
        return new IngressTurn(before.observed().map(there -> new Turn(call, host, Ingress.STACK)), before, host);
    }

    /** Returns when it has come, with what there is then. */
    Entrance begin() {
        return turn.map(its ->
                        new Entrance(Optional.of(its.begin()), host.ingress().served()))
                .orElse(before);
    }

    @Override
    public void close() {
        turn.ifPresent(Turn::close);
    }
}
