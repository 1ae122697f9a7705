import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** javac *.java && sallyport run -- java ListProjectsTest */
class ListProjectsTest {
    private static final String URL = System.getenv("SALLYPORT_BASE_URL");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Asks the test controls of the server that `sallyport run` started. */
    private static String control(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = HTTP.send(
            HttpRequest.newBuilder(URI.create(URL + "/_test/" + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
        if (answer.statusCode() >= 300) throw new AssertionError(answer.body());
        return answer.body();
    }

    /** Makes an organization for one test, and a program that calls as its service account. */
    private static ListProjects start() throws Exception {
        control("POST", "reset", null);
        String made = control("POST", "organizations", "{}");
        return new ListProjects(
            URL, ListProjects.valuesOf("clientId", made).get(0), ListProjects.valuesOf("clientSecret", made).get(0));
    }

    private static void expect(Object got, Object wanted) {
        if (!got.equals(wanted)) throw new AssertionError("got " + got + ", want " + wanted);
    }

    private static List<String> statuses() throws Exception {
        return ListProjects.valuesOf("status", control("GET", "calls?operation=listGroups", null));
    }

    static void itWaitsForAsLongAsA429SaysAndTriesAgain() throws Exception {
        ListProjects projects = start();
        control("PUT", "faults", "[{\"operation\":\"listGroups\",\"status\":429,\"times\":2,\"retryAfterSeconds\":1}]");
        expect(projects.names(), List.of("Project"));
        expect(statuses(), List.of("429", "429", "200"));
    }

    static void itGetsAnotherTokenWhenItsOwnHasEnded() throws Exception {
        ListProjects projects = start();
        expect(projects.names(), List.of("Project"));
        control("PUT", "clock", "{\"advance\":\"61 minutes\"}");
        expect(projects.names(), List.of("Project"));
        expect(statuses(), List.of("200", "401", "200"));
    }

    public static void main(String[] arguments) throws Exception {
        itWaitsForAsLongAsA429SaysAndTriesAgain();
        itGetsAnotherTokenWhenItsOwnHasEnded();
        System.out.println("2 passed");
    }
}
