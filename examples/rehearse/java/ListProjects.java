import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Lists projects as a service account, waits where it is told to, and gets another token when its own has ended. */
class ListProjects {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String baseUrl;
    private final String credentials;
    private String token;

    ListProjects(String baseUrl, String clientId, String clientSecret) {
        this.baseUrl = baseUrl;
        this.credentials = Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes());
    }

    List<String> names() throws IOException, InterruptedException {
        for (int attempt = 1; attempt <= 4; attempt++) {
            if (token == null) token = newToken();
            HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(baseUrl + "/api/atlas/v2/groups"))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "application/vnd.atlas.2025-03-12+json")
                    .build(),
                BodyHandlers.ofString());
            switch (answer.statusCode()) {
                case 200:
                    return valuesOf("name", answer.body());
                case 401:
                    token = null;
                    break;
                case 429, 503:
                    Thread.sleep(1000 * Long.parseLong(answer.headers().firstValue("Retry-After").orElse("1")));
                    break;
                default:
                    throw new IOException("refused: " + answer.statusCode());
            }
        }
        throw new IOException("gave up");
    }

    private String newToken() throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
            HttpRequest.newBuilder(URI.create(baseUrl + "/api/oauth/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build(),
            BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IOException("no token: " + answer.statusCode());
        return valuesOf("access_token", answer.body()).get(0);
    }

    /** Enough JSON for an example without a library. */
    static List<String> valuesOf(String name, String json) {
        return Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(json).results().map(found -> found.group(1)).toList();
    }
}
