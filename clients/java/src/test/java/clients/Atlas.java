package clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** The server under test, and credentials for one test, made with the owner's key. */
final class Atlas {
    static final String ACCEPT = "application/vnd.atlas.2024-08-05+json";
    /** A documentation address (RFC 5737): no call comes from there. */
    static final String ELSEWHERE = "[{\"ipAddress\":\"203.0.113.7\"}]";
    static final String BASE = setting("BASE_URL");
    static final String ORG = BASE + "/api/atlas/v2/orgs/" + setting("ORG_ID");
    static final String KEYS = ORG + "/apiKeys";
    static final String ACCOUNTS = ORG + "/serviceAccounts";
    static final Key OWNER = new Key("", setting("PUBLIC_API_KEY"), setting("PRIVATE_API_KEY"));
    private static final ObjectMapper JSON = new ObjectMapper();

    record Key(String id, String publicKey, String privateKey) {}

    record Account(String clientId, String secretId, String secret) {}

    private Atlas() {}

    static Key makeKey(DigestClient owner, String role) throws IOException {
        JsonNode made = owner.send("POST", KEYS, "{\"desc\":\"of a test\",\"roles\":[\"" + role + "\"]}").body();
        return new Key(made.get("id").asText(), made.get("publicKey").asText(), made.get("privateKey").asText());
    }

    static Account makeAccount(DigestClient owner, String role) throws IOException {
        JsonNode made = owner.send("POST", ACCOUNTS, """
            {"name":"of a test","description":"of a test","roles":["%s"],"secretExpiresAfterHours":720}"""
            .formatted(role)).body();
        JsonNode secret = made.get("secrets").get(0);
        return new Account(made.get("clientId").asText(), secret.get("id").asText(), secret.get("secret").asText());
    }

    static JsonNode parse(String text) throws IOException {
        return text.isEmpty() ? JSON.missingNode() : JSON.readTree(text);
    }

    private static String setting(String name) {
        String value = System.getenv("MONGODB_ATLAS_" + name);
        if (value == null) throw new IllegalStateException("MONGODB_ATLAS_" + name + " is not set");
        return value;
    }
}
