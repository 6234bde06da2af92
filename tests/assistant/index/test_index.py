from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from assistant.domain import Jurisdiction, Language, Status
from assistant.errors import BuildFailed, IndexDamaged, IndexMismatch, IndexMissing
from assistant.index import Index, IndexWriter
from assistant.index import index as index_module
from assistant.index.layout import BUILDS, CURRENT
from tests.assistant.index.samples import (
    DIMENSION,
    EUROPEAN,
    FOUR,
    GENERAL,
    MODEL,
    NORWEGIAN,
    SWEDISH,
    a_document,
    a_passage,
    descriptors_and_threads,
    found,
    matrix_of,
    publish,
    vector_of,
    write_build,
)

linux_only = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts descriptors in /proc")
SE, NO, DK, EU = Jurisdiction.SE, Jurisdiction.NO, Jurisdiction.DK, Jurisdiction.EU


class TestScopes:
    def test_an_asker_gets_own_eu_and_general_passages(self, four: Index) -> None:
        assert set(found(four, SE, "marknad möte")) == {SWEDISH.id, EUROPEAN.id, GENERAL.id}
        assert set(found(four, NO, "marked møte")) == {NORWEGIAN.id, EUROPEAN.id, GENERAL.id}

    @pytest.mark.parametrize("jurisdiction", [DK, EU, None])
    def test_an_asker_without_documents_of_their_own_gets_eu_and_general_ones(
        self, four: Index, jurisdiction: Jurisdiction | None
    ) -> None:
        assert set(found(four, jurisdiction, "market")) == {EUROPEAN.id, GENERAL.id}

    def test_words_alone_do_not_reach_into_another_jurisdiction(self, four: Index) -> None:
        assert NORWEGIAN.id not in found(four, SE, NORWEGIAN.text)

    def test_a_jurisdiction_without_passages_has_no_sources_of_its_own_and_the_eu_always_has(self, root: Path) -> None:
        publish(root, [SWEDISH])
        index = Index.open(root, MODEL)
        assert {place: index.has_sources_of(place) for place in (SE, NO, DK, EU)} == {
            SE: True,
            NO: False,
            DK: False,
            EU: True,
        }
        index.close()

    def test_the_manifest_counts_each_scope(self, four: Index) -> None:
        assert four.manifest.scopes == {SE: 3, NO: 3, EU: 2}

    def test_an_index_of_one_country_answers_others_with_nothing(self, root: Path) -> None:
        publish(root, [SWEDISH])
        index = Index.open(root, MODEL)
        assert found(index, SE, "marknad") == [SWEDISH.id]
        assert found(index, NO, "marked") == []
        index.close()


class TestScores:
    def test_the_passage_with_the_words_comes_first(self, four: Index) -> None:
        assert found(four, SE, "möte med marknaden innan annonsen")[0] == SWEDISH.id

    def test_a_hit_carries_exact_cosines_of_passage_and_units(self, four: Index) -> None:
        query = vector_of("ett möte räcker")
        candidates = four.candidates(SE, query, "ett möte räcker", Language.sv)
        hit = four.hits(candidates, candidates.lexical, 1)[0]
        expected = matrix_of(SWEDISH) @ query
        assert hit.passage == SWEDISH
        assert hit.dense == pytest.approx(expected[0], abs=1e-4)
        assert hit.unit_dense == pytest.approx(expected[1:], abs=1e-4)
        assert hit.score == pytest.approx(hit.lexical)
        assert 0 < hit.lexical < 1

    def test_the_best_unit_is_the_highest_cosine_of_a_unit(self, four: Index) -> None:
        query = vector_of("Ett möte räcker ofta")
        candidates = four.candidates(SE, query, "", Language.sv)
        best = dict(zip(candidates.numbers.tolist(), candidates.best_unit.tolist(), strict=True))
        assert best[0] == pytest.approx(1, abs=1e-3)
        assert max(candidates.dense) < 0.99

    def test_a_passage_without_units_counts_as_its_own_best_unit(self, root: Path) -> None:
        publish(root, [a_passage(a_document("plain"), "ingen mening här"), SWEDISH])
        index = Index.open(root, MODEL)
        candidates = index.candidates(SE, vector_of("mening"), "mening", Language.sv)
        assert candidates.best_unit[0] == candidates.dense[0]
        assert index.hits(candidates, candidates.lexical, 1)[0].unit_dense == ()
        index.close()

    def test_hits_are_as_many_as_asked_for_and_best_first(self, four: Index) -> None:
        candidates = four.candidates(SE, vector_of("marknad"), "marknad", Language.sv)
        hits = four.hits(candidates, np.arange(len(candidates), dtype=np.float32), 2)
        assert [hit.score for hit in hits] == [2.0, 1.0]

    def test_an_included_passage_is_scored_like_the_others(self, four: Index) -> None:
        number = four.catalogue.number(NORWEGIAN.id)
        candidates = four.candidates(SE, vector_of(NORWEGIAN.text), "", Language.sv, include=[number])
        place = candidates.numbers.tolist().index(number)
        assert candidates.dense[place] == pytest.approx(1, abs=1e-3)

    def test_candidates_that_are_there_already_are_not_scored_again(self, four: Index) -> None:
        candidates = four.candidates(SE, vector_of("marknad"), "marknad", Language.sv)
        assert four.extended(candidates, candidates.numbers.tolist()) is candidates
        assert NORWEGIAN.id in {
            four.catalogue.passage(int(number)).id
            for number in four.extended(candidates, [four.catalogue.number(NORWEGIAN.id)]).numbers
        }


class TestTime:
    OLD = a_passage(a_document("old", valid_to=date(2021, 12, 31)), "Gränsen var hundra kronor.", provision="1:1")
    NEW = a_passage(a_document("new", valid_from=date(2022, 1, 1)), "Gränsen är två hundra kronor.", provision="1:1")

    @pytest.mark.parametrize(
        ("day", "expected"),
        [(date(2021, 12, 31), "old#0"), (date(2022, 1, 1), "new#0"), (date(2026, 11, 22), "new#0")],
    )
    def test_only_the_wording_of_the_day_is_found(self, root: Path, day: date, expected: str) -> None:
        publish(root, [self.OLD, self.NEW])
        index = Index.open(root, MODEL)
        assert found(index, SE, "gränsen kronor", as_of=day) == [expected]
        index.close()

    def test_without_a_day_every_wording_is_found(self, root: Path) -> None:
        publish(root, [self.OLD, self.NEW])
        index = Index.open(root, MODEL)
        assert set(found(index, SE, "gränsen kronor")) == {"old#0", "new#0"}
        index.close()

    def test_what_nobody_has_set_in_force_is_found_on_no_day(self, root: Path) -> None:
        undated = a_passage(a_document("coming"), "Gränsen blir tre kronor.", status=Status.not_yet_in_force)
        publish(root, [self.NEW, undated])
        index = Index.open(root, MODEL)
        assert found(index, SE, "gränsen kronor", as_of=date(2099, 1, 1)) == ["new#0"]
        assert set(found(index, SE, "gränsen kronor")) == {"coming#0", "new#0"}
        index.close()

    def test_one_valid_passage_is_found_behind_a_crowd_of_expired_ones(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(index_module, "POOL", 5)
        act = a_document("act")
        expired = [
            a_passage(act, "Gränsen är hundra kronor.", i, id=f"act#{i}", valid_to=date(2000 + i % 20, 1, 1))
            for i in range(60)
        ]
        publish(root, [*expired, a_passage(a_document("far"), "Helt andra ord om fjärran ting.")])
        index = Index.open(root, MODEL)
        assert found(index, SE, "gränsen kronor", as_of=date(2026, 1, 1)) == ["far#0"]
        index.close()


class TestRepeats:
    ORIGINAL = a_passage(a_document("original"), "Köparen dokumenterar sitt beslut.")
    COPY = a_passage(a_document("copy"), "Köparen dokumenterar sitt beslut!", duplicate_of="original#0")

    def test_a_repeat_is_left_out_beside_its_original(self, root: Path) -> None:
        publish(root, [self.COPY, self.ORIGINAL])
        index = Index.open(root, MODEL)
        assert found(index, SE, "dokumenterar beslut") == ["original#0"]
        index.close()

    def test_a_repeat_stands_in_where_its_original_is_out_of_scope(self, root: Path) -> None:
        original = a_passage(a_document("original", NO), self.ORIGINAL.text)
        publish(root, [original, self.COPY])
        index = Index.open(root, MODEL)
        assert found(index, SE, "dokumenterar beslut") == ["copy#0"]
        index.close()


class TestOpening:
    def test_nothing_published_says_how_to_build(self, tmp_path: Path) -> None:
        with pytest.raises(IndexMissing, match="lotsen build"):
            Index.open(tmp_path / "nowhere", MODEL)

    @pytest.mark.parametrize("pointer", ["", "no-such-build", "../..", "b1/../b1", "\x00"])
    def test_a_pointer_to_nothing_is_damage(self, root: Path, pointer: str) -> None:
        publish(root, FOUR)
        (root / CURRENT).write_text(pointer)
        with pytest.raises(IndexDamaged, match="names a build that is not there"):
            Index.open(root, MODEL)

    def test_another_model_is_refused_with_both_names_and_both_ways_out(self, root: Path) -> None:
        publish(root, FOUR)
        with pytest.raises(IndexMismatch) as raised:
            Index.open(root, "another-model")
        for part in (MODEL, "another-model", "LOTSEN_EMBEDDING", "lotsen build"):
            assert part in str(raised.value)

    def test_a_server_address_for_an_embedded_index_is_refused(self, root: Path) -> None:
        publish(root, FOUR)
        with pytest.raises(IndexMismatch, match="LOTSEN_CHROMA_URL"):
            Index.open(root, MODEL, "http://127.0.0.1:9")

    def test_a_query_of_another_dimension_is_refused(self, four: Index) -> None:
        with pytest.raises(IndexMismatch, match=f"{DIMENSION}"):
            four.candidates(SE, np.ones(3, np.float32), "", Language.sv)

    def test_two_processes_worth_of_readers_can_open_one_build(self, root: Path) -> None:
        publish(root, FOUR)
        one, two = Index.open(root, MODEL), Index.open(root, MODEL)
        one.close()
        assert found(two, SE, "möte med marknaden")[0] == SWEDISH.id
        two.close()

    @linux_only
    def test_what_is_opened_is_released(self, root: Path) -> None:
        publish(root, FOUR)

        def open_search_close() -> None:
            index = Index.open(root, MODEL)
            found(index, SE, "möte")
            index.close()

        open_search_close()
        before = descriptors_and_threads()
        openings = 20
        for _ in range(openings):
            open_search_close()
        after = descriptors_and_threads()
        # Chroma's threads come and go by a few of each; a leak would leave at least one an opening.
        assert after[0] < before[0] + openings / 2
        assert after[1] < before[1] + openings / 2


class TestWriting:
    def test_a_build_without_passages_breaks_off(self, tmp_path: Path) -> None:
        with IndexWriter(tmp_path, "b1", MODEL, DIMENSION) as writer, pytest.raises(BuildFailed, match="nothing"):
            writer.finish()

    def test_a_matrix_without_a_vector_for_each_unit_is_refused(self, tmp_path: Path) -> None:
        with (
            IndexWriter(tmp_path, "b1", MODEL, DIMENSION) as writer,
            pytest.raises(ValueError, match=r"\(4, 64\)"),
        ):
            writer.add([SWEDISH], [matrix_of(SWEDISH)[:2]])

    def test_batches_make_no_difference(self, tmp_path: Path) -> None:
        for name, sizes in (("at-once", [4]), ("one-by-one", [1, 1, 1, 1]), ("with-gaps", [0, 3, 0, 1])):
            (tmp_path / name).mkdir()
            rest = list(FOUR)
            with IndexWriter(tmp_path / name, "b1", MODEL, DIMENSION) as writer:
                for size in sizes:
                    batch, rest = rest[:size], rest[size:]
                    writer.add(batch, [matrix_of(passage) for passage in batch])
                writer.finish()
        for file in ("vectors.i16", "passages.npy", "lexical/weights.npy", "lexical/terms.npy"):
            assert len({(tmp_path / name / file).read_bytes() for name in ("at-once", "one-by-one", "with-gaps")}) == 1

    def test_progress_counts_every_vector_of_every_scope(self, tmp_path: Path) -> None:
        told: list[tuple[int, int]] = []
        with IndexWriter(tmp_path, "b1", MODEL, DIMENSION) as writer:
            writer.add(FOUR, [matrix_of(passage) for passage in FOUR])
            writer.finish(lambda done, total: told.append((done, total)))
        assert told[-1] == (8, 8)

    def test_the_manifest_says_what_was_written(self, four: Index) -> None:
        manifest = four.manifest
        assert (manifest.documents, manifest.passages, manifest.rows) == (4, 4, 4 + 3 + 2 + 2 + 2)
        assert (manifest.model_id, manifest.dimension, manifest.server) == (MODEL, DIMENSION, False)

    def test_no_vector_waits_in_the_queue_of_chroma(self, tmp_path: Path) -> None:
        act = a_document("act")
        many = [a_passage(act, f"Regel nummer {i} gäller.", i, id=f"act#{i}") for i in range(2345)]
        folder = write_build(tmp_path / "build", many)
        with sqlite3.connect(folder / "chroma" / "chroma.sqlite3") as connection:
            (waiting,) = connection.execute("SELECT count(*) FROM embeddings_queue").fetchone()
        connection.close()
        assert waiting <= 2  # Chroma keeps the last entry of each of the two collections as a mark.


def test_many_threads_find_the_same(four: Index) -> None:
    queries = [f"möte {i} marknaden annons" for i in range(40)]
    alone = [found(four, SE, query) for query in queries]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(5):
            assert list(pool.map(lambda query: found(four, SE, query), queries)) == alone


def test_the_build_folder_is_named_by_the_pointer(root: Path) -> None:
    publish(root, FOUR, "b7")
    assert (root / CURRENT).read_text() == "b7\n"
    assert (root / BUILDS / "b7").is_dir()
