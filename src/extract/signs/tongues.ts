/**
 * Words by which APIs of other languages speak of pages, without accents. They are enough not to call a list complete, and never
 * prove that it goes on.
 */
const senses = {
  next: /^(siguientes?|proxim[oa]s?|prossim[oaie]|successiv[oaie]|seguent[ei]|seguintes?|suivante?s?|volgende|nasta|naest[ae]?|neste|nastepn[aye]|dalsi|nasledujici|nasledn[ay]|sonraki|seuraava[nt]?|kovetkezo|urmato[ar]\p{L}*|epomen\p{L}*|nachste[rsn]?|folgende[rsn]?|sleduyush\p{L}*|следующ\p{L}*|наступн\p{L}*|tsugi|daum|xiayiye)$|下一|次|다음/u,
  more: /^(mas|mais|altr[aeio]|ulterior[ei]|piu|meer|mehr|weitere?[nrs]?|flera?|flere|wiecej|kolejn[aye]|vice|daha|enemman|lisaa|tobb|ещ\p{L}|eshche|bolshe|больше|motto|gengduo)$|更多|还有|もっと|続き|더보기/u,
  last: /^(ultim[oa]s?|derniere?s?|laatste|sista|sidste|siste|ostatni[ae]?|posledn\p{L}*|viimeinen|utolso|letzte[rsn]?|последн\p{L}*|saigo|zuihou)$|最後|最后|마지막/u,
  back: /^(anterior\p{L}*|precedent[ei]?s?|previ[ao]|primer[oa]?|prim[oa]|primeir[oa]|premiere?|vorige[rsn]?|vorherige[rsn]?|erste[rsn]?|eerste|forst[ae]?|forra|foregaende|forrige|poprzedni\p{L}*|predchozi|predosl\p{L}*|onceki|edellinen|elozo|предыдущ\p{L}*|перв\p{L}*|zuruck|terug|indietro|retour|tilbage)$|前|上一|首页|이전/u,
  page: /^(pages?|pagin[ae]s?|seiten?|sid(a|or|an)|sider?|sivu\p{L}*|stran\p{L}*|stron\p{L}*|sayfa\p{L}*|oldal\p{L}*|страниц\p{L}*|peji|yema|yeshu)$|页|頁|ページ|페이지/u,
  count:
    /^(total[eai]?s?|totaal|totalt|aantal|antall?|liczb[ay]|ilosc|razem|lacznie|pocet|celkem|celkov[yae]|toplam|adet|osszes(en)?|yhteensa|lukumaara|maara|numero|quantidade|cantidad|quantita|quantite|effectif|nombre|anzahl|gesamt\p{L}*|insgesamt|vsego|kolichestvo|itogo|всего|усього|всього|найдено|знайдено|συνολο|συνολικα|مجموع|المجموع|إجمالي|الإجمالي|کل|कुल|ทั้งหมด|tong|количеств\p{L}*|итого|число|kensuu?|soukensuu?|sokensuu?|zenken|zongshu|zongji|zongtiaoshu|jeonche)$|総|全件|件数|总|總|数量|전체|건수/u,
  size: /^(per|par|por|pro|ogni|sur|size|limit[ea]?|tamano|tamanho|taille|dimension[ei]?|grootte|gro(ss|ß)e|storlek|storrelse|rozmiar|velikost|boyut\p{L}*|meret|razmer|размер|koko|meiye)$|每|毎|크기/u,
  cut: /^(troncat[oaie]|truncad[oa]s?|tronquee?s?|afgekapt|ingekort|trunkerad|afkortet|avkortet|obciet[aye]|skrocon[aye]|oriznut[yae]?|zkracen[yae]?|kesilmis|gekurzt|abgeschnitten|begrenzt|beperkt|limitat[oa]|limitad[oa]s?|limitee?s?|incomplet[oa]?s?|incomplete|unvollstandig|onvolledig|ofullstandig|niepeln[aye]|neupln[yae]|eksik|parzial[ei]|parcial|partiel(le)?s?|gedeeltelijk)$|截断|不完整|不完全/u,
  whole:
    /^(complet[oa]s?|complete?|compleet|volledig|vollstandig|fullstandig|fuldstandig|komplett?|pelna|pelny|upln[ya]|tamamlandi|finalizad[oa]|terminat[oa]|terminado|beendet|fertig|klaar|fini)$|完整|完了|完毕/u,
  cursor:
    /^(curseurs?|cursor[ei]?s?|marcador|puntatore|zeiger|wijzer|kursor|imlec|курсор|token|jeton|enlace|lien|collegamento|lenke|lank|odkaz|url|uri|link|href|adresse?|seite)$/u,
} as const;

type Sense = keyof typeof senses;

/** Whether one of the words of a name has one of these meanings. */
export const means = (words: readonly string[], ...among: readonly Sense[]): boolean =>
  words.some((word) => hasSense(word, among));

/** Whether all of them have. */
export const meansOnly = (words: readonly string[], ...among: readonly Sense[]): boolean =>
  words.length > 0 && words.every((word) => hasSense(word, among));

function hasSense(word: string, among: readonly Sense[]): boolean {
  const plain = /^[a-z]*$/.test(word)
    ? word
    : word
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .normalize('NFC');
  // Marks of other scripts are letters: without its own, `ページ` is no page.
  return among.some((sense) => senses[sense].test(plain) || senses[sense].test(word));
}
