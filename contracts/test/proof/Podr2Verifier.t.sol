// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deploy} from "../support/Deploy.sol";
import {IPodr2Verifier} from "../../src/proof/IPodr2Verifier.sol";
import {Podr2Verifier} from "../../src/proof/Podr2Verifier.sol";
import {Prover} from "../support/Prover.sol";
import {ProverCurve} from "../support/ProverCurve.sol";
import {Test} from "../support/Test.sol";

/// @title What the verifier accepts, and every forgery of protocol.md section 4 that it must refuse.
contract Podr2VerifierTest is Test {
    uint256 private constant BLOCK_SECTORS = 4;
    uint256 private constant SAMPLES = 6;
    bytes32 private constant BEAT = keccak256("beat");

    Podr2Verifier private _verifier;
    Prover.TeeKey private _tee;
    Prover.MinerKey[] private _miners;

    function setUp() external {
        _verifier = Podr2Verifier(Deploy.create("Podr2Verifier", ""));
        _tee = Prover.teeKey(4, 7, BLOCK_SECTORS);
        for (uint32 id = 1; id <= 4; ++id) {
            _miners.push(Prover.minerKey(id, id, _tee));
        }
    }

    // --- what holds ---

    function test_acceptsAnHonestProof() external view {
        _verify(_statement(0, BEAT));
    }

    /// forge-config: default.fuzz.runs = 24
    function testFuzz_acceptsHonestProofsOfAnyQuestion(bytes32 beat, uint256 samples) external view {
        Prover.Holding[] memory holdings = _holdings(0);
        Prover.Question memory asked = Prover.ask(holdings, bound(samples, 1, 12), beat);
        _verify(Prover.statement(_tee, _miners[0], holdings, asked, Prover.prove(_tee, holdings, asked)));
    }

    function test_acceptsAHoldingOfOneSector() external view {
        Prover.Holding[] memory holdings = new Prover.Holding[](1);
        holdings[0] = Prover.holding(_tee, _miners[0], 9, 1, 1);
        Prover.Question memory asked = Prover.ask(holdings, SAMPLES, BEAT);
        Prover.Answer memory answer = Prover.prove(_tee, holdings, asked);
        assertEq(answer.psi, new bytes(128), "a constant has no quotient");
        _verify(Prover.statement(_tee, _miners[0], holdings, asked, answer));
    }

    function test_acceptsEvaluationAtZero() external view {
        Prover.Holding[] memory holdings = _holdings(0);
        Prover.Question memory asked = Prover.ask(holdings, SAMPLES, BEAT);
        asked.z = 0;
        _verify(Prover.statement(_tee, _miners[0], holdings, asked, Prover.prove(_tee, holdings, asked)));
    }

    function test_acceptsTheSameBlockDrawnTwice() external view {
        Prover.Holding[] memory holdings = _holdings(0);
        Prover.Question memory asked = Prover.ask(holdings, 2, BEAT);
        (asked.holdings[1], asked.blocks[1]) = (asked.holdings[0], asked.blocks[0]);
        _verify(Prover.statement(_tee, _miners[0], holdings, asked, Prover.prove(_tee, holdings, asked)));
    }

    function test_acceptsBatchesOfEverySize() external view {
        for (uint256 size = 2; size <= 8; size += 2) {
            _verifier.verify(_batch(size), BEAT);
        }
    }

    function test_acceptsABatchAcrossTiKeys() external view {
        Prover.TeeKey memory other = Prover.teeKey(5, 70, BLOCK_SECTORS);
        Prover.MinerKey memory miner = Prover.minerKey(2, 2, other);
        Prover.Holding[] memory holdings = new Prover.Holding[](1);
        holdings[0] = Prover.holding(other, miner, 77, 3, 2);
        Prover.Question memory asked = Prover.ask(holdings, SAMPLES, BEAT);
        IPodr2Verifier.Statement[] memory batch = new IPodr2Verifier.Statement[](2);
        batch[0] = _statement(0, BEAT);
        batch[1] = Prover.statement(other, miner, holdings, asked, Prover.prove(other, holdings, asked));
        _verifier.verify(batch, BEAT);
    }

    // --- y ---

    function test_refusesYPlusOne() external {
        Prover.Answer memory answer = _answer();
        answer.y = addmod(answer.y, 1, Prover.ORDER);
        _expectRejected(answer);
    }

    function test_refusesYPlusR() external {
        Prover.Answer memory answer = _answer();
        answer.y += Prover.ORDER;
        IPodr2Verifier.Statement[] memory batch = _one(_withAnswer(answer));
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.EvaluationNotReduced.selector, Prover.ORDER, answer.y));
        _verifier.verify(batch, BEAT);
    }

    function test_refusesZPlusR() external {
        IPodr2Verifier.Statement memory statement = _statement(0, BEAT);
        statement.z += Prover.ORDER;
        IPodr2Verifier.Statement[] memory batch = _one(statement);
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.EvaluationNotReduced.selector, Prover.ORDER, statement.z));
        _verifier.verify(batch, BEAT);
    }

    // --- sigma ---

    function test_refusesSigmaNegated() external {
        Prover.Answer memory answer = _answer();
        answer.sigma = ProverCurve.negate(answer.sigma);
        _expectRejected(answer);
    }

    function test_refusesSigmaAtInfinity() external {
        Prover.Answer memory answer = _answer();
        answer.sigma = new bytes(128);
        _expectRejected(answer);
    }

    function test_refusesSigmaOffCurve() external {
        Prover.Answer memory answer = _answer();
        answer.sigma[127] ^= 0x01;
        _expectPointRejected(answer, "sigma or keys");
    }

    function test_refusesSigmaOffSubgroup() external {
        Prover.Answer memory answer = _answer();
        answer.sigma = ProverCurve.G1_OFF_SUBGROUP;
        _expectPointRejected(answer, "sigma or keys");
    }

    function test_refusesSigmaWithASmallSubgroupPart() external {
        Prover.Answer memory answer = _answer();
        answer.sigma = ProverCurve.add(answer.sigma, ProverCurve.G1_OFF_SUBGROUP);
        _expectPointRejected(answer, "sigma or keys");
    }

    function test_refusesSigmaNotCanonical() external {
        Prover.Answer memory answer = _answer();
        answer.sigma[0] = 0x01; // the 16 bytes above a coordinate must be zero
        _expectPointRejected(answer, "sigma or keys");
    }

    function test_refusesSigmaWithoutKappa() external {
        Prover.Answer memory answer = _answer();
        answer.sigma = ProverCurve.multiply(answer.sigma, Prover.inverse(_miners[0].kappa));
        _expectRejected(answer);
    }

    function test_refusesSigmaOffSubgroupInABatch() external {
        IPodr2Verifier.Statement[] memory batch = _batch(2);
        Prover.Answer memory answer = _answer();
        answer.sigma = ProverCurve.G1_OFF_SUBGROUP;
        batch[0].proof = Prover.encode(answer);
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.PointRejected.selector, "sigma"));
        _verifier.verify(batch, BEAT);
    }

    // --- psi ---

    function test_refusesPsiAtInfinity() external {
        Prover.Answer memory answer = _answer();
        answer.psi = new bytes(128);
        _expectRejected(answer);
    }

    function test_refusesPsiOffCurve() external {
        Prover.Answer memory answer = _answer();
        answer.psi[127] ^= 0x01;
        _expectPointRejected(answer, "psi");
    }

    function test_refusesPsiOffSubgroup() external {
        Prover.Answer memory answer = _answer();
        answer.psi = ProverCurve.G1_OFF_SUBGROUP;
        _expectPointRejected(answer, "psi");
    }

    function test_refusesPsiTimesKappa() external {
        Prover.Answer memory answer = _answer();
        answer.psi = ProverCurve.multiply(answer.psi, _miners[0].kappa);
        _expectRejected(answer);
    }

    function test_refusesAllZero() external {
        _expectRejected(Prover.Answer(0, new bytes(128), new bytes(128)));
    }

    /// @dev A bad point may cost what its precompile call was given, not the caller's whole gas (EIP-2537).
    function test_aBadPointDoesNotBurnAllGas() external view {
        Prover.Answer memory answer = _answer();
        answer.psi = ProverCurve.G1_OFF_SUBGROUP;
        IPodr2Verifier.Statement[] memory batch = _one(_withAnswer(answer));
        uint256 before = gasleft();
        try _verifier.verify{gas: 16_000_000}(batch, BEAT) {
            fail();
        } catch {}
        assertLt(before - gasleft(), 500_000);
    }

    // --- somebody else's ---

    function test_refusesAnotherMinersKeys() external {
        IPodr2Verifier.Statement memory statement = _statement(0, BEAT);
        statement.keys = _miners[1].keys;
        _expectProofRejected(statement);
    }

    function test_refusesAnotherMinersProof() external {
        IPodr2Verifier.Statement memory statement = _statement(0, BEAT);
        statement.proof = _statement(1, BEAT).proof;
        _expectProofRejected(statement);
    }

    function test_refusesAnotherMinersTags() external {
        // miner 1 got the data of miner 0 and its tags, and multiplies by its own kappa
        Prover.Holding[] memory holdings = _holdings(0);
        Prover.Question memory asked = Prover.ask(holdings, SAMPLES, BEAT);
        Prover.Answer memory answer = Prover.prove(_tee, holdings, asked);
        answer.sigma = ProverCurve.multiply(
            answer.sigma, mulmod(Prover.inverse(_miners[0].kappa), _miners[1].kappa, Prover.ORDER)
        );
        _expectProofRejected(Prover.statement(_tee, _miners[1], holdings, asked, answer));
    }

    function test_refusesAnotherHolding() external {
        IPodr2Verifier.Statement memory statement = _statement(0, BEAT);
        statement.nus[0] ^= 1;
        _expectProofRejected(statement);
    }

    function test_refusesAnotherBlock() external {
        IPodr2Verifier.Statement memory statement = _statement(0, BEAT);
        statement.blocks[0] += 1;
        _expectProofRejected(statement);
    }

    function test_refusesAnotherTiKey() external {
        IPodr2Verifier.Statement memory statement = _statement(0, BEAT);
        statement.tiKey += 4;
        _expectProofRejected(statement);
    }

    function test_refusesAnotherMinerNumber() external {
        IPodr2Verifier.Statement memory statement = _statement(0, BEAT);
        statement.miner += 1;
        _expectProofRejected(statement);
    }

    // --- another beat ---

    function test_refusesAProofOfAnotherBeat() external {
        IPodr2Verifier.Statement memory statement = _statement(0, BEAT);
        statement.proof = _statement(0, keccak256("next beat")).proof;
        _expectProofRejected(statement);
    }

    function test_refusesAnotherZ() external {
        IPodr2Verifier.Statement memory statement = _statement(0, BEAT);
        statement.z = addmod(statement.z, 1, Prover.ORDER);
        _expectProofRejected(statement);
    }

    function test_refusesAnotherWeight() external {
        IPodr2Verifier.Statement memory statement = _statement(0, BEAT);
        statement.weights[0] ^= 1;
        _expectProofRejected(statement);
    }

    // --- altered data ---

    function test_refusesOneAlteredSector() external {
        Prover.Holding[] memory holdings = _holdings(0);
        Prover.Question memory asked = Prover.ask(holdings, SAMPLES, BEAT);
        holdings[asked.holdings[3]].sectors[asked.blocks[3]][0] ^= 1;
        _expectProofRejected(Prover.statement(_tee, _miners[0], holdings, asked, Prover.prove(_tee, holdings, asked)));
    }

    /// forge-config: default.fuzz.runs = 24
    function testFuzz_refusesAnyAlteredSector(uint256 sample, uint256 sector, uint256 difference) external {
        Prover.Holding[] memory holdings = _holdings(0);
        Prover.Question memory asked = Prover.ask(holdings, SAMPLES, BEAT);
        sample = bound(sample, 0, SAMPLES - 1);
        uint256[] memory sectors = holdings[asked.holdings[sample]].sectors[asked.blocks[sample]];
        sector = bound(sector, 0, sectors.length - 1);
        sectors[sector] = addmod(sectors[sector], bound(difference, 1, Prover.ORDER - 1), Prover.ORDER);
        _expectProofRejected(Prover.statement(_tee, _miners[0], holdings, asked, Prover.prove(_tee, holdings, asked)));
    }

    /// forge-config: default.fuzz.runs = 24
    function testFuzz_refusesAFlippedBitAnywhereInTheProof(uint256 position) external {
        position = bound(position, 0, 288 * 8 - 1);
        IPodr2Verifier.Statement[] memory batch = _one(_statement(0, BEAT));
        batch[0].proof[position / 8] ^= bytes1(uint8(1) << uint8(position % 8));
        vm.expectRevert();
        _verifier.verify(batch, BEAT);
    }

    // --- batches ---

    function test_refusesCancellingErrorsAcrossABatch() external {
        Prover.Answer memory first = _answerOf(0);
        Prover.Answer memory second = _answerOf(1);
        bytes memory offset = ProverCurve.g1(4711);
        first.sigma = ProverCurve.add(first.sigma, offset);
        second.sigma = ProverCurve.add(second.sigma, ProverCurve.negate(offset));
        IPodr2Verifier.Statement[] memory batch = _batch(2);
        batch[0].proof = Prover.encode(first);
        batch[1].proof = Prover.encode(second);
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.BatchRejected.selector, 2));
        _verifier.verify(batch, BEAT);
    }

    function test_refusesOneWrongProofAmongMany() external {
        IPodr2Verifier.Statement[] memory batch = _batch(4);
        batch[2].proof = batch[1].proof;
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.BatchRejected.selector, 4));
        _verifier.verify(batch, BEAT);
    }

    function test_refusesSwappedProofsInABatch() external {
        IPodr2Verifier.Statement[] memory batch = _batch(2);
        (batch[0].proof, batch[1].proof) = (batch[1].proof, batch[0].proof);
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.BatchRejected.selector, 2));
        _verifier.verify(batch, BEAT);
    }

    function test_refusesAnEmptyBatch() external {
        IPodr2Verifier.Statement[] memory batch = new IPodr2Verifier.Statement[](0);
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.BatchSize.selector, 1, 8, 0));
        _verifier.verify(batch, BEAT);
    }

    function test_refusesABatchOfNine() external {
        IPodr2Verifier.Statement[] memory batch = new IPodr2Verifier.Statement[](9);
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.BatchSize.selector, 1, 8, 9));
        _verifier.verify(batch, BEAT);
    }

    // --- form ---

    function test_refusesAQuestionWithoutSamples() external {
        // without samples y = 0, sigma = psi = infinity would satisfy the equation
        IPodr2Verifier.Statement memory statement = _withAnswer(Prover.Answer(0, new bytes(128), new bytes(128)));
        (statement.nus, statement.blocks, statement.weights) = (new uint128[](0), new uint32[](0), new uint128[](0));
        IPodr2Verifier.Statement[] memory batch = _one(statement);
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.SampleMismatch.selector, 1, 0));
        _verifier.verify(batch, BEAT);
    }

    function test_refusesFewerBlocksThanNames() external {
        IPodr2Verifier.Statement[] memory batch = _one(_statement(0, BEAT));
        batch[0].blocks = new uint32[](SAMPLES - 1);
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.SampleMismatch.selector, SAMPLES, SAMPLES - 1));
        _verifier.verify(batch, BEAT);
    }

    function test_refusesMoreWeightsThanNames() external {
        IPodr2Verifier.Statement[] memory batch = _one(_statement(0, BEAT));
        batch[0].weights = new uint128[](SAMPLES + 1);
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.SampleMismatch.selector, SAMPLES, SAMPLES + 1));
        _verifier.verify(batch, BEAT);
    }

    function test_refusesAProofOfAnotherLength() external {
        IPodr2Verifier.Statement[] memory batch = _one(_statement(0, BEAT));
        batch[0].proof = bytes.concat(batch[0].proof, hex"00");
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.ProofLength.selector, 288, 289));
        _verifier.verify(batch, BEAT);
    }

    function test_refusesKeysOfAnotherLength() external {
        IPodr2Verifier.Statement[] memory batch = _one(_statement(0, BEAT));
        batch[0].keys = new bytes(511);
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.KeysLength.selector, 512, 511));
        _verifier.verify(batch, BEAT);
    }

    // --- gas ---

    function test_gasOf64Samples() external {
        IPodr2Verifier.Statement[] memory batch = new IPodr2Verifier.Statement[](1);
        batch[0] = _statement(0, BEAT, 64);
        _verifier.verify(batch, BEAT);
        uint256 used = vm.snapshotGasLastCall("proof", "verify: 1 statement, c = 64");
        assertLt(used, 1_700_000);
    }

    function test_gasOfFourStatements() external {
        IPodr2Verifier.Statement[] memory batch = new IPodr2Verifier.Statement[](4);
        for (uint256 k; k < 4; ++k) {
            batch[k] = _statement(k, BEAT, 64);
        }
        _verifier.verify(batch, BEAT);
        uint256 used = vm.snapshotGasLastCall("proof", "verify: 4 statements, c = 64");
        assertLt(used, 6_800_000);
    }

    // --- helpers ---

    function _holdings(uint256 miner) private view returns (Prover.Holding[] memory holdings) {
        holdings = new Prover.Holding[](2);
        holdings[0] = Prover.holding(_tee, _miners[miner], uint128(100 + miner), 4, BLOCK_SECTORS);
        holdings[1] = Prover.holding(_tee, _miners[miner], uint128(200 + miner), 3, 2);
    }

    function _answer() private view returns (Prover.Answer memory) {
        return _answerOf(0);
    }

    function _answerOf(uint256 miner) private view returns (Prover.Answer memory) {
        Prover.Holding[] memory holdings = _holdings(miner);
        return Prover.prove(_tee, holdings, Prover.ask(holdings, SAMPLES, BEAT));
    }

    function _statement(uint256 miner, bytes32 beat) private view returns (IPodr2Verifier.Statement memory) {
        return _statement(miner, beat, SAMPLES);
    }

    function _statement(uint256 miner, bytes32 beat, uint256 samples)
        private
        view
        returns (IPodr2Verifier.Statement memory)
    {
        Prover.Holding[] memory holdings = _holdings(miner);
        Prover.Question memory asked = Prover.ask(holdings, samples, beat);
        return Prover.statement(_tee, _miners[miner], holdings, asked, Prover.prove(_tee, holdings, asked));
    }

    function _withAnswer(Prover.Answer memory answer) private view returns (IPodr2Verifier.Statement memory) {
        Prover.Holding[] memory holdings = _holdings(0);
        return Prover.statement(_tee, _miners[0], holdings, Prover.ask(holdings, SAMPLES, BEAT), answer);
    }

    /// @dev Miner 0, 1, ... 3, 0, 1, ...: each statement has a beat of its own.
    function _batch(uint256 size) private view returns (IPodr2Verifier.Statement[] memory batch) {
        batch = new IPodr2Verifier.Statement[](size);
        for (uint256 k; k < size; ++k) {
            batch[k] = _statement(k % 4, k < 4 ? BEAT : keccak256(abi.encode(k)));
        }
    }

    function _one(IPodr2Verifier.Statement memory statement)
        private
        pure
        returns (IPodr2Verifier.Statement[] memory batch)
    {
        batch = new IPodr2Verifier.Statement[](1);
        batch[0] = statement;
    }

    function _verify(IPodr2Verifier.Statement memory statement) private view {
        _verifier.verify(_one(statement), BEAT);
    }

    function _expectRejected(Prover.Answer memory answer) private {
        _expectProofRejected(_withAnswer(answer));
    }

    function _expectProofRejected(IPodr2Verifier.Statement memory statement) private {
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.ProofRejected.selector, statement.miner));
        _verifier.verify(_one(statement), BEAT);
    }

    function _expectPointRejected(Prover.Answer memory answer, string memory what) private {
        IPodr2Verifier.Statement[] memory batch = _one(_withAnswer(answer));
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.PointRejected.selector, what));
        _verifier.verify(batch, BEAT);
    }

    function fail() private pure {
        assertTrue(false, "accepted");
    }
}
