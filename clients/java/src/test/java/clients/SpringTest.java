package clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hc.core5.http.HttpEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.ClientCredentialsOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.client.OAuth2ClientHttpRequestInterceptor;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** Spring's RestClient with the OAuth 2 client of Spring Security. */
class SpringTest {
    private final DigestClient owner = new DigestClient(Atlas.OWNER);

    @AfterEach
    void close() throws IOException {
        owner.close();
    }

    /** A program's client: the settings it needs, the tokens that it sent, and a way to let time pass for it. */
    private static final class Program {
        final Set<String> tokens = new TreeSet<>();
        final ClientCredentialsOAuth2AuthorizedClientProvider provider =
            new ClientCredentialsOAuth2AuthorizedClientProvider();
        final RestClient rest;

        Program(Atlas.Account account, ClientAuthenticationMethod method) {
            var registration = ClientRegistration.withRegistrationId("sallyport")
                .clientId(account.clientId())
                .clientSecret(account.secret())
                .clientAuthenticationMethod(method)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenUri(Atlas.BASE + "/api/oauth/token")
                .build();
            var registrations = new InMemoryClientRegistrationRepository(registration);
            var service = new InMemoryOAuth2AuthorizedClientService(registrations);
            var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, service);
            // The default client of 6.5 cannot read the body of a 401.
            provider.setAccessTokenResponseClient(new RestClientClientCredentialsTokenResponseClient());
            manager.setAuthorizedClientProvider(provider);
            var interceptor = new OAuth2ClientHttpRequestInterceptor(manager);
            interceptor.setClientRegistrationIdResolver(request -> "sallyport");
            // Without it a revoked token is sent until its hour is over.
            interceptor.setAuthorizationFailureHandler(
                OAuth2ClientHttpRequestInterceptor.authorizationFailureHandler(service));
            rest = RestClient.builder()
                .defaultHeader("Accept", Atlas.ACCEPT)
                .requestInterceptor(interceptor)
                .requestInterceptor((request, body, execution) -> {
                    tokens.add(request.getHeaders().getFirst("Authorization"));
                    return execution.execute(request, body);
                })
                .build();
        }

        Program(Atlas.Account account) {
            this(account, ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        }

        int read() {
            return rest.get().uri(Atlas.ORG).retrieve().toBodilessEntity().getStatusCode().value();
        }
    }

    @Test
    void oneTokenServesAllCalls() throws IOException {
        var program = new Program(Atlas.makeAccount(owner, "ORG_READ_ONLY"));
        assertEquals(200, program.read());
        assertEquals(200, program.read());
        assertEquals(1, program.tokens.size());
    }

    @Test
    void writesWithAToken() throws IOException {
        var program = new Program(Atlas.makeAccount(owner, "ORG_OWNER"));
        String made = program.rest.post().uri(Atlas.KEYS).contentType(MediaType.APPLICATION_JSON)
            .body("{\"desc\":\"made by Spring\",\"roles\":[\"ORG_MEMBER\"]}").retrieve().body(String.class);
        assertEquals("made by Spring", Atlas.parse(made).path("desc").asText());
    }

    @Test
    void aTokenIsReplacedWhenItsHourIsOver() throws IOException {
        var program = new Program(Atlas.makeAccount(owner, "ORG_READ_ONLY"));
        assertEquals(200, program.read());
        program.provider.setClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
        assertEquals(200, program.read());
        assertEquals(2, program.tokens.size());
    }

    @Test
    void aTokenThatIsRefusedIsReplacedAtTheNextCall() throws IOException {
        var account = Atlas.makeAccount(owner, "ORG_READ_ONLY");
        var program = new Program(account);
        assertEquals(200, program.read());
        String token = program.tokens.iterator().next().substring("Bearer ".length());
        RestClient.create().post().uri(Atlas.BASE + "/api/oauth/revoke")
            .headers(headers -> headers.setBasicAuth(account.clientId(), account.secret()))
            .contentType(MediaType.APPLICATION_FORM_URLENCODED).body("token=" + token)
            .retrieve().toBodilessEntity();
        assertThrows(HttpClientErrorException.Unauthorized.class, program::read);
        assertEquals(200, program.read());
    }

    @Test
    void aDeletedSecretIsTold() throws IOException {
        var account = Atlas.makeAccount(owner, "ORG_READ_ONLY");
        String secret = Atlas.ACCOUNTS + "/" + account.clientId() + "/secrets/" + account.secretId();
        owner.send("DELETE", secret, (HttpEntity) null);
        var refused = assertThrows(ClientAuthorizationException.class, new Program(account)::read);
        // Spring takes an error apart that comes with status 400; of a 401 it tells the body as it is.
        assertEquals("invalid_token_response", refused.getError().getErrorCode());
        assertTrue(refused.getMessage().contains("Invalid credentials provided."), refused.getMessage());
    }

    @Test
    void anAddressThatIsNotOnTheAccessListIsNamed() throws IOException {
        var account = Atlas.makeAccount(owner, "ORG_READ_ONLY");
        owner.send("POST", Atlas.ACCOUNTS + "/" + account.clientId() + "/accessList", Atlas.ELSEWHERE);
        var refused = assertThrows(HttpClientErrorException.Forbidden.class, new Program(account)::read);
        var body = Atlas.parse(refused.getResponseBodyAsString());
        assertEquals("IP_ADDRESS_NOT_ON_ACCESS_LIST", body.path("errorCode").asText());
    }

    @Test
    void theSecretHasToBeInTheHeader() throws IOException {
        var account = Atlas.makeAccount(owner, "ORG_READ_ONLY");
        var program = new Program(account, ClientAuthenticationMethod.CLIENT_SECRET_POST);
        var refused = assertThrows(ClientAuthorizationException.class, program::read);
        assertEquals("No Authorization header provided", refused.getError().getDescription());
    }
}
