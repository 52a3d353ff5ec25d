package io.stackfile.screen;

import io.stackfile.apply.Event;
import io.stackfile.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** All that goes on at the moment: one plan, or one for each of several hosts. Times are in milliseconds. */
record Board(List<Section> sections) {
    static final Board EMPTY = new Board(List.of());

    Board {
        sections = List.copyOf(sections);
    }

    /** The plan becomes the last section. */
    Board beginning(Plan plan, long now) {
        List<Section> more = new ArrayList<>(sections);
        more.add(Section.of(plan, now));
        return new Board(more);
    }

    Board after(int section, Event event, long now) {
        return with(section, sections.get(section).after(event, now));
    }

    Board ending(int section, long now) {
        return with(section, sections.get(section).over(now));
    }

    private Board with(int place, Section section) {
        List<Section> changed = new ArrayList<>(sections);
        changed.set(place, section);
        return new Board(changed);
    }

    boolean isOver() {
        return sections.stream().allMatch(Section::isOver);
    }
}
