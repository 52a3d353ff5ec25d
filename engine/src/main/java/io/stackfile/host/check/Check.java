package io.stackfile.host.check;

import java.util.List;
import java.util.Optional;

/**
 * All that could be learnt of a machine, from outside and from inside.
 *
 * @param name what messages call it
 * @param option what is to be written behind a command to mean it: {@code --host droplet}; empty for the current one
 * @param ssh empty when it is not reached over SSH, or not at all
 * @param machine empty when nobody could log in, or over TCP
 * @param engine empty when none answers; then {@code problem} says why
 * @param now the clock here when that machine's was read, in seconds since 1970
 */
public record Check(
        String name,
        String option,
        Optional<SshFacts> ssh,
        Optional<MachineFacts> machine,
        Optional<EngineFacts> engine,
        String problem,
        long now) {
    /** Whether {@code stack up} works there. */
    public boolean isReady() {
        return findings().stream().noneMatch(Finding::grave);
    }

    public List<Finding> findings() {
        return new Judgement(this).findings();
    }

    /** One page. */
    public String text() {
        return new CheckText(this).text();
    }

    /** One line of JSON. */
    public String json() {
        return CheckJson.of(this).toString();
    }

    /** By how many seconds its clock is ahead of ours; asking takes a moment, too. */
    long ahead() {
        long theirs = machine.map(MachineFacts::time)
                .filter(time -> time > 0)
                .or(() -> engine.map(EngineFacts::time))
                .orElse(now);
        return theirs - now;
    }

    /** Docker's own TCP ports that other machines may reach, and where that is known from. */
    List<String> openToOthers() {
        List<String> told = engine.map(EngineFacts::open).orElse(List.of());
        boolean seen = machine.map(facts -> facts.listening().contains("2375")).orElse(false);
        return told.isEmpty() && seen ? List.of("port 2375") : told;
    }
}
