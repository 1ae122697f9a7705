import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.OrganizationsApi;
import org.openapitools.client.api.ProgrammaticApiKeysApi;
import org.openapitools.client.model.CreateAtlasOrganizationApiKey;

/** What openapi-generator makes for java.net.http, which has no Digest: with an access token. */
class ClientTest {
    private static final String ORG = setting("ORG_ID");

    private static String setting(String name) {
        return System.getenv("MONGODB_ATLAS_" + name);
    }

    private static ApiClient connect() throws Exception {
        String credentials = setting("CLIENT_ID") + ":" + setting("CLIENT_SECRET");
        var request = HttpRequest.newBuilder(URI.create(setting("BASE_URL") + "/api/oauth/token"))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")).build();
        String minted = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
        var token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(minted);
        if (!token.find()) throw new IllegalStateException("there is no token in the answer");
        var client = new ApiClient();
        client.updateBaseUri(setting("BASE_URL"));
        client.setRequestInterceptor(builder -> builder
            .setHeader("Accept", "application/vnd.atlas.2024-08-05+json")
            .setHeader("Authorization", "Bearer " + token.group(1)));
        return client;
    }

    @Test
    void reads() throws Exception {
        var request = OrganizationsApi.APIGetOrgRequest.newBuilder().orgId(ORG).build();
        assertEquals(ORG, new OrganizationsApi(connect()).getOrg(request).getId());
    }

    @Test
    void writes() throws Exception {
        var body = new CreateAtlasOrganizationApiKey().desc("made by openapi-generator")
            .roles(List.of(CreateAtlasOrganizationApiKey.RolesEnum.ORG_MEMBER));
        var request = ProgrammaticApiKeysApi.APICreateOrgApiKeyRequest.newBuilder()
            .orgId(ORG).createAtlasOrganizationApiKey(body).build();
        assertEquals("made by openapi-generator", new ProgrammaticApiKeysApi(connect()).createOrgApiKey(request).getDesc());
    }
}
