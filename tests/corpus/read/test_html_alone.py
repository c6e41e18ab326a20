"""Short pages, in which no article is recognised, and what their markup says of single lines."""

from __future__ import annotations

from pathlib import Path

from ushtil.corpus.read import read
from ushtil.corpus.sources import SourceDocument, reasons

HEAD = "<html lang='ru'><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>"
TITLES = ["Добыча урана снизилась", "У дороги на Урумчи второй путь", "Кто купит ветер Мангистау"]
LINKS = "".join(f"<li><a href='/{n}'>{title}</a></li>" for n, title in enumerate(TITLES))


def loaded(folder: Path, body: str, *, title: str = "Дайджест недели", head: str = "") -> SourceDocument:
    path = folder / "a.ru.html"
    path.write_text(HEAD.format(title=title, head=head) + body + "</body></html>", encoding="utf-8")
    return read(path)


def taken(document: SourceDocument) -> list[str]:
    return [document.segment_text(n) for n, s in enumerate(document.segments) if s.kind != "note"]


def test_links_between_the_sentences_of_a_short_page_are_kept_and_menus_are_not(tmp_path: Path) -> None:
    document = loaded(
        tmp_path,
        "<ul><li><a href='/'>Главная страница</a></li></ul><h1>Дайджест недели</h1>"
        f"<p>Вот что мы читали на этой неделе.</p><ul>{LINKS}</ul>"
        "<p><a href='/pdf'>Полный отчёт лежит на сайте комитета.</a></p><p>Бури не станут ждать второго чтения.</p>",
    )
    assert taken(document) == [
        "Дайджест недели",
        "Вот что мы читали на этой неделе.",
        "Полный отчёт лежит на сайте комитета.",
        "Бури не станут ждать второго чтения.",
    ]
    noted = [document.segment_text(n) for n, why in reasons(document).items() if "link" in why]
    assert noted == TITLES


def test_a_sentence_of_a_short_page_is_no_date_whatever_its_element_is_called(tmp_path: Path) -> None:
    told = ["Иван Кузьмич режет лыжи из лёгкой осины.", "Полозья он смолит над костром, как учил его дед."]
    body = "<h1>Мастер лыж</h1>" + "".join(f"<p>{line}</p>" for line in told)
    for line in ("Зимой мастер сам выходит на трассу.", "12.03.2021"):
        body += f"<div class='post-info'><p>{line}</p></div>"
    found = taken(loaded(tmp_path, body))
    assert "Зимой мастер сам выходит на трассу." in found
    assert "12.03.2021" not in found


def test_the_title_for_posts_tells_the_articles_heading_from_the_sites(tmp_path: Path) -> None:
    document = loaded(
        tmp_path,
        "<header><h1><a href='/'>Записки геодезиста</a></h1></header><div class='post'><h3>Три дня на Устюрте</h3>"
        "<p>Выехали мы затемно, чтобы проскочить солончак до жары.</p></div>",
        title="Записки геодезиста: Три дня на Устюрте",
        head="<meta property='og:title' content='Три дня на Устюрте'>",
    )
    assert taken(document) == ["Три дня на Устюрте", "Выехали мы затемно, чтобы проскочить солончак до жары."]


def test_what_stands_below_a_picture_is_a_caption_and_a_table_in_a_figure_is_text(tmp_path: Path) -> None:
    document = loaded(
        tmp_path,
        "<h1>Дайджест недели</h1><p>Мельницы области смололи больше муки, чем год назад.</p>"
        "<figure><img src='a.jpg'><p>Автор фото, Иван Петров</p></figure>"
        "<figure><table><tr><td>Смолото</td><td>5,2 млн т</td></tr></table></figure>"
        "<section aria-labelledby='podcast-promo'><p>Слушайте новый выпуск о хлебе и людях.</p></section>"
        "<section aria-labelledby='section-header-2'><p>Причина лежит по другую сторону границы.</p></section>",
    )
    found = taken(document)
    assert "Автор фото, Иван Петров" not in found
    assert "Слушайте новый выпуск о хлебе и людях." not in found
    assert found[-3:] == ["Смолото", "5,2 млн т", "Причина лежит по другую сторону границы."]


def test_lines_of_contacts_stay_apart_though_they_begin_with_small_letters(tmp_path: Path) -> None:
    body = "<h1>Дайджест недели</h1><p>Запись начнётся первого сентября.</p><div>Пресс-служба управления<br>"
    found = taken(loaded(tmp_path, f"{body}тел.: 8 (7142) 53-11-22<br>press@kost.example<br>www.kost.example</div>"))
    assert found[2:] == ["Пресс-служба управления", "тел.: 8 (7142) 53-11-22", "press@kost.example", "www.kost.example"]
