package org.commonway.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.CustomerCreditTransferInitiationV09;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** Reads a bank file as a bank does: against ISO 20022's schema, then counts and sums, then who pays whom. */
final class PaymentFileReader {
    private static final Schema SCHEMA = schema();

    private PaymentFileReader() {}

    /** Each account's balance by IBAN and currency: what it gets less what it pays. */
    static Map<String, BigDecimal> balances(String xml) {
        requireValid(xml);
        CustomerCreditTransferInitiationV09 file = MxPain00100109.parse(xml).getCstmrCdtTrfInitn();
        Map<String, BigDecimal> balances = new HashMap<>();
        BigDecimal sum = BigDecimal.ZERO;
        int count = 0;
        for (PaymentInstruction30 payment : file.getPmtInf()) {
            BigDecimal paid = BigDecimal.ZERO;
            for (CreditTransferTransaction34 transaction : payment.getCdtTrfTxInf()) {
                BigDecimal amount = transaction.getAmt().getInstdAmt().getValue();
                String currency = transaction.getAmt().getInstdAmt().getCcy();
                paid = paid.add(amount);
                add(balances, transaction.getCdtrAcct().getId().getIBAN() + currency, amount);
                add(balances, payment.getDbtrAcct().getId().getIBAN() + currency, amount.negate());
            }
            assertThat(payment.getCtrlSum()).isEqualByComparingTo(paid);
            assertThat(payment.getNbOfTxs())
                    .isEqualTo("" + payment.getCdtTrfTxInf().size());
            sum = sum.add(paid);
            count += payment.getCdtTrfTxInf().size();
        }
        assertThat(file.getGrpHdr().getCtrlSum()).isEqualByComparingTo(sum);
        assertThat(file.getGrpHdr().getNbOfTxs()).isEqualTo("" + count);
        return balances;
    }

    private static void add(Map<String, BigDecimal> balances, String account, BigDecimal amount) {
        balances.merge(account, amount, BigDecimal::add);
    }

    static void requireValid(String xml) {
        try {
            SCHEMA.newValidator().validate(new StreamSource(new StringReader(xml)));
        } catch (SAXException e) {
            throw new AssertionError(e.getMessage() + "\n" + xml, e);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Schema schema() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(PaymentFileReader.class.getResource("/iso20022/pain.001.001.09.xsd"));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
