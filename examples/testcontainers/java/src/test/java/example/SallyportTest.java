package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

class SallyportTest {
  private static final Pattern KEY =
      Pattern.compile("\"publicKey\":\"([a-z]{8})\",\"privateKey\":\"([0-9a-f-]{36})\"");

  @Test
  void startsAServerWithAnApiKey() throws Exception {
    try (GenericContainer<?> container = new GenericContainer<>("sallyport")) {
      container
          .withCommand("start", "--ephemeral", "--rate-limit-scale", "off")
          .withExposedPorts(8080)
          .waitingFor(Wait.forHttp("/readyz").forPort(8080));
      container.start();
      // What the server printed when it was ready.
      Matcher key = KEY.matcher(container.getLogs());
      assertTrue(key.find());
      String baseUrl = "http://" + container.getHost() + ":" + container.getMappedPort(8080);
      HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/readyz")).build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(200, answer.statusCode());
      // From here on as with Atlas, with key.group(1) and key.group(2) by HTTP Digest.
    }
  }
}
