// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deploy} from "../support/Deploy.sol";
import {IPodr2Verifier} from "../../src/proof/IPodr2Verifier.sol";
import {Podr2Verifier} from "../../src/proof/Podr2Verifier.sol";
import {Prover} from "../support/Prover.sol";
import {ProverCurve} from "../support/ProverCurve.sol";
import {Test} from "../support/Test.sol";

/// @title What a miner may register as its PoDR2 keys (protocol.md section 4, KeyGen).
contract Podr2KeysTest is Test {
    Podr2Verifier private _verifier;
    Prover.TeeKey private _tee;
    Prover.MinerKey private _honest;
    Prover.MinerKey private _other;
    bytes32 private constant MESSAGE = keccak256("possession message of miner 1");

    function setUp() external {
        _verifier = Podr2Verifier(Deploy.create("Podr2Verifier", ""));
        _tee = Prover.teeKey(4, 7, 4);
        _honest = Prover.minerKey(1, 1, _tee);
        _other = Prover.minerKey(2, 2, _tee);
    }

    function test_acceptsHonestKeys() external {
        _check(_honest.publicKey, _honest.keys, _possession(_honest));
        assertLt(vm.snapshotGasLastCall("proof-keys", "checkKeys"), 350_000);
    }

    /// forge-config: default.fuzz.runs = 24
    function testFuzz_acceptsKeysOfAnySecret(uint256 secret, bytes32 message) external view {
        Prover.MinerKey memory miner = Prover.minerKey(1, secret, _tee);
        bytes memory possession = Prover.possession(miner, message);
        _verifier.checkKeys(miner.publicKey, miner.keys, possession, _tee.points, message);
    }

    function test_refusesKappaZero() external {
        _expectRejected(new bytes(128), new bytes(512), new bytes(128), "public key at infinity");
    }

    function test_refusesKAtInfinity() external {
        _expectRejected(
            _honest.publicKey, bytes.concat(new bytes(256), _ka(_honest)), _possession(_honest), "K at infinity"
        );
    }

    function test_refusesKaAtInfinity() external {
        _expectRejected(
            _honest.publicKey, bytes.concat(_k(_honest), new bytes(256)), _possession(_honest), "KA at infinity"
        );
    }

    function test_refusesKOfAnotherMiner() external {
        _expectMixed(_honest.publicKey, bytes.concat(_k(_other), _ka(_honest)), _possession(_honest));
    }

    function test_refusesKaOfAnotherMiner() external {
        _expectMixed(_honest.publicKey, bytes.concat(_k(_honest), _ka(_other)), _possession(_honest));
    }

    function test_refusesSwappedKAndKa() external {
        _expectMixed(_honest.publicKey, bytes.concat(_ka(_honest), _k(_honest)), _possession(_honest));
    }

    function test_refusesPossessionOfAnotherMiner() external {
        _expectMixed(_honest.publicKey, _honest.keys, _possession(_other));
    }

    function test_refusesPossessionAtInfinity() external {
        _expectMixed(_honest.publicKey, _honest.keys, new bytes(128));
    }

    function test_refusesPossessionUnderAnotherPurpose() external {
        bytes memory wrong =
            ProverCurve.multiply(ProverCurve.hashToG1("CESS4J-PODR2-V1_", abi.encode(MESSAGE)), _honest.kappa);
        _expectMixed(_honest.publicKey, _honest.keys, wrong);
    }

    /// @dev Miner 2 copies everything that miner 1 published; the message names miner 2.
    function test_refusesCopiedKeysUnderAnotherMessage() external {
        bytes memory possession = _possession(_honest);
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.PointRejected.selector, "keys do not belong together"));
        _verifier.checkKeys(
            _honest.publicKey, _honest.keys, possession, _tee.points, keccak256("possession message of miner 2")
        );
    }

    function test_refusesKeysForAnotherTiKey() external {
        bytes memory possession = _possession(_honest);
        bytes memory points = Prover.teeKey(5, 8, 4).points;
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.PointRejected.selector, "keys do not belong together"));
        _verifier.checkKeys(_honest.publicKey, _honest.keys, possession, points, MESSAGE);
    }

    /// @dev Keys of d minus the honest kappa, whose sum with the honest ones is known; d is all the attacker can sign with.
    function test_refusesRogueDifferenceKeys() external {
        uint256 d = 123456789;
        bytes memory publicKey = ProverCurve.add(ProverCurve.g1(d), ProverCurve.negate(_honest.publicKey));
        bytes memory k = _difference(_slice(_tee.points, 0), _k(_honest), d);
        bytes memory ka = _difference(_slice(_tee.points, 256), _ka(_honest), d);
        bytes memory possession =
            ProverCurve.multiply(ProverCurve.hashToG1(Prover.POSSESSION_PURPOSE, abi.encode(MESSAGE)), d);
        _expectMixed(publicKey, bytes.concat(k, ka), possession);
    }

    /// @dev Errors in K and KA that would cancel if both equations had the same weight.
    function test_refusesCancellingErrorsInKAndKa() external {
        bytes memory k = ProverCurve.addG2(_k(_honest), ProverCurve.g2(5));
        bytes memory ka = ProverCurve.addG2(_ka(_honest), ProverCurve.g2(ProverCurve.ORDER - 5));
        _expectMixed(_honest.publicKey, bytes.concat(k, ka), _possession(_honest));
    }

    function test_refusesAPublicKeyOffSubgroup() external {
        _expectRejected(ProverCurve.G1_OFF_SUBGROUP, _honest.keys, _possession(_honest), "public key or possession");
    }

    function test_refusesAPossessionOffSubgroup() external {
        _expectRejected(_honest.publicKey, _honest.keys, ProverCurve.G1_OFF_SUBGROUP, "public key or possession");
    }

    function test_refusesKeysOffCurve() external {
        bytes memory keys = _honest.keys;
        keys[255] ^= 0x01;
        _expectRejected(_honest.publicKey, keys, _possession(_honest), "keys or TI points");
    }

    function test_refusesWrongLengths() external {
        bytes memory possession = _possession(_honest);
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.KeysLength.selector, 128, 127));
        _check(new bytes(127), _honest.keys, possession);
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.KeysLength.selector, 512, 513));
        _check(_honest.publicKey, new bytes(513), possession);
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.KeysLength.selector, 128, 0));
        _check(_honest.publicKey, _honest.keys, "");
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.KeysLength.selector, 512, 256));
        _verifier.checkKeys(_honest.publicKey, _honest.keys, possession, new bytes(256), MESSAGE);
    }

    /// forge-config: default.fuzz.runs = 48
    function testFuzz_refusesAFlippedBitAnywhere(uint256 position) external {
        bytes memory all = bytes.concat(_honest.publicKey, _honest.keys, _possession(_honest));
        position = bound(position, 0, all.length * 8 - 1);
        all[position / 8] ^= bytes1(uint8(1) << uint8(position % 8));
        vm.expectRevert();
        _check(Prover.slice(all, 0, 128), Prover.slice(all, 128, 512), Prover.slice(all, 640, 128));
    }

    function _check(bytes memory publicKey, bytes memory keys, bytes memory possession) private view {
        _verifier.checkKeys(publicKey, keys, possession, _tee.points, MESSAGE);
    }

    function _expectMixed(bytes memory publicKey, bytes memory keys, bytes memory possession) private {
        _expectRejected(publicKey, keys, possession, "keys do not belong together");
    }

    function _expectRejected(bytes memory publicKey, bytes memory keys, bytes memory possession, string memory what)
        private
    {
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.PointRejected.selector, what));
        _check(publicKey, keys, possession);
    }

    function _possession(Prover.MinerKey memory miner) private view returns (bytes memory) {
        return Prover.possession(miner, MESSAGE);
    }

    function _k(Prover.MinerKey memory miner) private pure returns (bytes memory) {
        return _slice(miner.keys, 0);
    }

    function _ka(Prover.MinerKey memory miner) private pure returns (bytes memory) {
        return _slice(miner.keys, 256);
    }

    function _slice(bytes memory points, uint256 start) private pure returns (bytes memory) {
        return Prover.slice(points, start, 256);
    }

    function _difference(bytes memory base, bytes memory honest, uint256 d) private view returns (bytes memory) {
        return ProverCurve.addG2(ProverCurve.multiplyG2(base, d), ProverCurve.multiplyG2(honest, ProverCurve.ORDER - 1));
    }
}
