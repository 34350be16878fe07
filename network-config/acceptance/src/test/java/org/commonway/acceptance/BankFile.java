package org.commonway.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A pain.001.001.09 as a bank reads it: by its schema first. */
final class BankFile {
    private static final String SCHEMA = "chaincode/bank/src/test/resources/iso20022/pain.001.001.09.xsd";

    private final Document document;

    private BankFile(Document document) {
        this.document = document;
    }

    /** Reads a file; fails when the schema does not take it. */
    static BankFile read(Path file) {
        try {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(Repository.root().resolve(SCHEMA).toFile())
                    .newValidator()
                    .validate(new StreamSource(file.toFile()));
            DocumentBuilderFactory reading = DocumentBuilderFactory.newInstance();
            reading.setNamespaceAware(true);
            return new BankFile(reading.newDocumentBuilder().parse(file.toFile()));
        } catch (SAXException | ParserConfigurationException e) {
            throw new AssertionError(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many transactions its head announces. */
    int announced() {
        return Integer.parseInt(header("NbOfTxs"));
    }

    /** The sum that its head announces. */
    BigDecimal controlSum() {
        return new BigDecimal(header("CtrlSum"));
    }

    private String header(String name) {
        Element header =
                (Element) document.getElementsByTagNameNS("*", "GrpHdr").item(0);
        return text(header, name);
    }

    /** How many transactions it has. */
    int count() {
        return transactions().getLength();
    }

    /** What each account, by its IBAN, is paid; in cents. */
    Map<String, Long> payments() {
        Map<String, Long> paid = new TreeMap<>();
        for (int i = 0; i < count(); i++) {
            Element transaction = (Element) transactions().item(i);
            Element account = (Element)
                    transaction.getElementsByTagNameNS("*", "CdtrAcct").item(0);
            long cents = new BigDecimal(text(transaction, "InstdAmt"))
                    .movePointRight(2)
                    .longValueExact();
            paid.merge(text(account, "IBAN"), cents, Long::sum);
        }
        return paid;
    }

    private NodeList transactions() {
        return document.getElementsByTagNameNS("*", "CdtTrfTxInf");
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagNameNS("*", name).item(0).getTextContent();
    }
}
