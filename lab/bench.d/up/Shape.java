package up;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A stack to be timed.
 *
 * @param links the numbers of the services to which a service links
 */
public record Shape(String name, int services, IntFunction<IntStream> links, int attempt) {
    public Shape(String name, int services, IntFunction<IntStream> links) {
        this(name, services, links, 1);
    }

    public Shape attempt(int number) {
        return new Shape(name, services, links, number);
    }

    public static List<Shape> all(int services) {
        int width = Math.max(1, (int) Math.round(Math.sqrt(services)));
        return List.of(
                new Shape("wide", services, number -> IntStream.empty()),
                new Shape("layered", services, number -> layered(number, width)),
                new Shape("chain", services, number -> IntStream.range(Math.max(0, number - 1), number)));
    }

    /** Two of the layer before: the one above, and its neighbour. */
    private static IntStream layered(int number, int width) {
        int above = number - width;
        int neighbour = number / width * width - width + (number + 1) % width;
        return number < width ? IntStream.empty() : IntStream.of(above, neighbour).distinct();
    }

    public String stack() {
        return "bench-" + name + "-" + services + (attempt == 1 ? "" : "-" + attempt);
    }

    String container(int number) {
        return stack() + "-" + service(number) + "-1";
    }

    private static String service(int number) {
        return String.format("s%03d", number);
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < services; number++) {
            text.append(service(number)).append(":\n  image: 'busybox:latest'\n")
                    .append("  command: ['sh', '-c', 'trap \"exit 0\" TERM; sleep 1000000 & wait']\n");
            List<String> linked = links.apply(number).mapToObj(Shape::service).toList();
            text.append(linked.isEmpty() ? "" : "  links: " + linked + "\n");
        }
        return text.toString();
    }

    /**
     * Puts the order back into what was recorded: what comes before the first container in turn, questions in a row at once; then
     * as the links say; then the rest at once. What is asked meanwhile waits for nothing but the beginning.
     */
    public List<Call> calls(List<Request> recorded) {
        List<Call> calls = new ArrayList<>();
        Map<String, Request> deeds = new HashMap<>();
        recorded.stream()
                .filter(request -> !request.container().isEmpty())
                .forEach(request -> deeds.put(request.container(), request));
        int first = 0;
        while (recorded.get(first).container().isEmpty()) {
            first++;
        }
        int last = recorded.size();
        while (recorded.get(last - 1).container().isEmpty()) {
            last--;
        }
        List<Integer> before = new ArrayList<>();
        for (List<Request> together : Request.inTurn(recorded.subList(0, first))) {
            before = add(calls, together, before);
        }
        add(calls, recorded.subList(first, last).stream().filter(request -> request.container().isEmpty()).toList(), before);
        List<Integer> started = new ArrayList<>();
        for (int number = 0; number < services; number++) {
            List<Integer> ready = add(calls, List.of(deed(deeds, "create ", number)), before);
            links.apply(number).forEach(linked -> ready.add(started.get(linked)));
            started.addAll(add(calls, List.of(deed(deeds, "start ", number)), ready));
        }
        add(calls, recorded.subList(last, recorded.size()), started);
        return calls;
    }

    private Request deed(Map<String, Request> deeds, String verb, int number) {
        Request deed = deeds.get(verb + container(number));
        if (deed == null) {
            throw new IllegalStateException("'stack up' did not " + verb + container(number));
        }
        return deed;
    }

    private static List<Integer> add(List<Call> calls, List<Request> requests, List<Integer> after) {
        List<Integer> added = new ArrayList<>();
        for (Request request : requests) {
            added.add(calls.size());
            calls.add(new Call(request, List.copyOf(after)));
        }
        return added;
    }
}
