package org.commonway.launcher.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.YearMonth;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;

/** A city office, asked over HTTP. Every call may throw {@link ApiProblem}, or {@link LauncherRefusal} without an answer. */
public final class OfficeApi {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int OK = 200;

    private final String url;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    /** The office at this address, without a slash at the end. */
    public OfficeApi(String url) {
        this.url = url;
    }

    /**
     * The report of a month as one file.
     *
     * @param month in UTC
     * @param isPublic for what may be published, else for what the city sees
     * @param format html or pdf
     */
    public byte[] report(YearMonth month, boolean isPublic, String format) {
        String view = isPublic ? "public" : "city";
        URI address = URI.create(url + "/api/months/" + month + "/report." + format + "?view=" + view);
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != OK) {
                throw problem(answer);
            }
            return answer.body();
        } catch (IOException unreachable) {
            throw new LauncherRefusal(
                    ExitCode.UNREACHABLE,
                    "The city office at " + url + " does not answer ("
                            + unreachable.getClass().getSimpleName()
                            + "): look at ./commonway status, and start the network with ./commonway up.",
                    unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LauncherRefusal(ExitCode.FAULT, "The call to the city office was interrupted.", interrupted);
        }
    }

    private static ApiProblem problem(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        try {
            JsonNode problem = new JsonMapper().readTree(answer.body());
            return new ApiProblem(
                    problem.path("code").asText("HTTP_" + status),
                    status,
                    problem.path("detail").asText("The city office answered with HTTP status " + status + "."));
        } catch (IOException noJson) {
            return new ApiProblem(
                    "HTTP_" + status, status, "The city office answered with HTTP status " + status + ".");
        }
    }
}
