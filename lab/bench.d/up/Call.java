package up;

import java.util.List;

/** A request and the places of those that have to be answered before. */
public record Call(Request request, List<Integer> after) {}
