package org.commonway.city.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A report as one HTML file that loads nothing: it can be mailed, kept and printed. */
public final class HtmlReport {
    private static final String STYLE = """
            :root{--ink:#16211d;--soft:#4b5853;--line:#cfd6d2;--bar:#0d6e5a}
            body{max-width:820px;margin:0 auto;padding:32px 20px 60px;background:#fff;color:var(--ink);
            font:16px/1.55 Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
            h1{font-size:30px;line-height:1.2;margin:0}h2{font-size:20px;margin:34px 0 6px}h3{font-size:14.5px;margin:18px 0 2px}
            p{margin:6px 0}.soft,.basis{color:var(--soft);font-size:14px}.short{font-size:17px}
            .wide{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:12px 0;font-size:13px}
            th,td{text-align:left;padding:5px 10px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}
            th{color:var(--soft);font-weight:600}.n{text-align:right;font-variant-numeric:tabular-nums}
            svg{display:block;width:100%;height:auto;margin:2px 0 8px}code{font-size:12.5px;overflow-wrap:anywhere}
            footer{margin-top:40px;padding-top:12px;border-top:2px solid var(--ink)}
            @media print{body{padding:0;max-width:none;font-size:11pt}h2{break-after:avoid}svg,tr,h3{break-inside:avoid}
            h3{break-after:avoid}.wide{overflow:visible}@page{size:A4;margin:18mm}}
            """;

    private HtmlReport() {}

    /** The file's text. */
    public static String of(Report report) {
        Markup out = new Markup();
        out.tags("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .tags("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .inline("title", "", ReportBody.title(report))
                .tags("\n<style>" + STYLE + "</style>\n</head>\n<body>\n");
        ReportBody.write(report, SvgChart::draw, out);
        return out.tags("</body>\n</html>\n").toString();
    }

    /** The policy that lets a browser use this file's own style and nothing else (Content Security Policy Level 3). */
    public static String contentSecurityPolicy() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
            return "default-src 'none'; style-src 'sha256-"
                    + Base64.getEncoder().encodeToString(hash)
                    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
