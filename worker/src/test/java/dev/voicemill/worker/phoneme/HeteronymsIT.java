package dev.voicemill.worker.phoneme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words written alike and said differently, in sentences. */
final class HeteronymsIT {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            I will read it tomorrow.|ɹˈid
            She has read it twice.|ɹˈɛd
            He read it to us yesterday.|ɹˈɛd
            Mary read the letter aloud.|ɹˈɛd
            They read a book every week.|ɹˈid
            I have never read it.|ɹˈɛd
            A lead pipe burst.|lˈɛd
            The pipes are made of lead.|lˈɛd
            She took the lead.|lˈid
            They will lead the way.|lˈid
            We live in a small town.|lˈɪv
            It was a live show.|lˈIv
            The band played live.|lˈIv
            People who live here vote.|lˈɪv
            A cat has nine lives.|lˈIvz
            She lives in Leeds.|lˈɪvz
            The wind blew all night.|wˈɪnd
            Wind the clock every Sunday.|wˈInd
            The road winds up the hill.|wˈIndz
            The wound has healed.|wˈund
            He wound up the clock.|wˈWnd
            Please close the door.|klˈOz
            The shop is close to home.|klˈOs
            At the close of the day.|klˈOz
            They are close friends.|klˈOs
            I object to that.|əbʤˈɛkt
            It is a strange object.|ˈɑbʤəkt
            A tear ran down her cheek.|tˈɪɹ
            Do not tear the paper.|tˈɛɹ
            There is a tear in my jacket.|tˈɛɹ
            He took a bow.|bˈW
            He shot with bow and arrow.|bˈO
            She wore a bow in her hair.|bˈO
            He stood at the bow of the ship.|bˈW
            She plays the bass guitar.|bˈAs
            We caught a bass in the lake.|bˈæs
            Wait a minute.|mˈɪnət
            The minute hand stopped.|mˈɪnət
            Minute particles of dust.|mInˈut
            The content was free.|kˈɑntɛnt
            He felt content.|kəntˈɛnt
            Two does and a buck grazed.|dˈOz
            She does it well.|dˈʌz
            She dove into the pool.|dˈOv
            A white dove flew by.|dˈʌv
            They had a row about money.|ɹˈW
            Sit in the front row.|ɹˈO
            The sow had ten piglets.|sˈW
            We sow seeds in spring.|sˈO
            The desert is dry.|dˈɛzəɹt
            He would never desert his men.|dəzˈɜɹt
            I refuse to go.|ɹəfjˈuz
            Put the refuse in the bin.|ɹˈɛfjˌus
            A birthday present.|pɹˈɛzᵊnt
            Let me present the prize.|pɹizˈɛnt
            The farm sells fresh produce.|pɹˈOdˌus
            They produce cars.|pɹədˈus
            The invalid was in bed.|ˈɪnvəlɪd
            The ticket is invalid.|ɪnvˈælɪd
            That is no excuse.|ɪkskjˈus
            Please excuse me.|ɪkskjˈuz
            It is of no use.|jˈus
            We use it daily.|jˈuz
            The house is old.|hˈWs
            They house many people.|hˈWz
            Give me an estimate.|ˈɛstəmət
            We estimate the cost.|ˈɛstəmˌAt
            They sleep in separate rooms.|sˈɛpəɹət
            We must separate them.|sˈɛpəɹˌAt
            Send me your resume.|ɹˈɛzəmˌA
            We will resume at noon.|ɹəzˈum
            Keep a record of it.|ɹˈɛkəɹd
            They will record it.|ɹəkˈɔɹd
            Sharpen the axes for the wood.|ˈæksᵻz
            He used a permit to park.|pˈɜɹmɪt
            We cannot permit that.|pəɹmˈɪt
            He has an elaborate plan.|əlˈæbəɹət
            Could you elaborate?|əlˈæbəɹˌAt
            """)
    void soundByTheirPlace(String sentence, String phonemes) {
        assertThat(" " + Spoken.HERE.american(sentence).replaceAll("[.,?]", "") + " ")
                .contains(" " + phonemes + " ");
    }
}
