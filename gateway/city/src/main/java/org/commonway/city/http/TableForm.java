package org.commonway.city.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import org.commonway.city.table.Csv;
import org.commonway.city.table.FigureTable;
import org.commonway.city.table.JsonLines;

/** In which form a table is asked for: by the ending of its address, else by what the caller accepts, else as JSON. */
enum TableForm {
    JSON("", MediaType.APPLICATION_JSON),
    CSV(".csv", TableForm.CSV_TYPE),
    JSON_LINES(".jsonl", TableForm.JSON_LINES_TYPE);

    static final String CSV_TYPE = "text/csv";
    static final String JSON_LINES_TYPE = "application/jsonl";

    private final String ending;
    private final String mediaType;

    TableForm(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** The form of this address, such as {@code shares.csv}. */
    static TableForm of(String file, HttpRequest<?> request) {
        if (file.endsWith(CSV.ending)) {
            return CSV;
        }
        if (file.endsWith(JSON_LINES.ending)) {
            return JSON_LINES;
        }
        for (MediaType accepted : request.accept()) {
            for (TableForm form : values()) {
                if (accepted.getName().equals(form.mediaType)) {
                    return form;
                }
            }
        }
        return JSON;
    }

    /** The address without the ending. */
    String nameOf(String file) {
        return file.endsWith(ending) ? file.substring(0, file.length() - ending.length()) : file;
    }

    /** The answer with this table; what it was computed from is in headers too. */
    HttpResponse<?> answer(FigureTable table) {
        Object body = switch (this) {
            case JSON -> TableJson.of(table);
            case CSV -> Csv.of(table);
            case JSON_LINES -> JsonLines.of(table);
        };
        MutableHttpResponse<Object> answer = HttpResponse.<Object>ok(body)
                .contentType(MediaType.of(this == JSON ? mediaType : mediaType + "; charset=utf-8"))
                .header("Cache-Control", "no-store")
                .header("Vary", "Accept")
                .header("Commonway-Ledger-Block", table.basis().blockText())
                .header("Commonway-Checkpoints", table.basis().checkpointLine());
        if (this != JSON) {
            String month = table.basis().month().map(one -> one + "-").orElse("");
            answer.header("Content-Disposition", "attachment; filename=\"" + month + table.name() + ending + "\"");
        }
        return answer;
    }
}
