// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deploy} from "../support/Deploy.sol";
import {Bls12381} from "../../src/lib/Bls12381.sol";
import {BlsSignature} from "../../src/lib/BlsSignature.sol";
import {IPodr2Verifier} from "../../src/proof/IPodr2Verifier.sol";
import {Podr2Verifier} from "../../src/proof/Podr2Verifier.sol";
import {Test} from "../support/Test.sol";

/// @title Keys, proofs and beats that the Java workers made, checked on chain: both sides mean the same bytes.
/// @dev The file is written by io.cess4j.proofs.podr2.Vectors from fixed seeds. "small" has blocks of 4 sectors and three
/// holdings, "whole" blocks of 8192 sectors.
contract JavaVectorsTest is Test {
    string private _json;
    Podr2Verifier private _verifier;

    function setUp() external {
        _json = vm.readFile("../offchain-workers/proofs/src/test/resources/podr2-vectors.json");
        _verifier = Podr2Verifier(Deploy.create("Podr2Verifier", ""));
    }

    function test_acceptsAProofFromJava_smallBlocks() external view {
        _verifier.verify(_one(_statement(".small")), 0);
    }

    function test_acceptsAProofFromJava_wholeBlocks() external view {
        _verifier.verify(_one(_statement(".whole")), 0);
    }

    function test_acceptsBothProofsInABatch() external view {
        IPodr2Verifier.Statement[] memory batch = new IPodr2Verifier.Statement[](2);
        (batch[0], batch[1]) = (_statement(".small"), _statement(".whole"));
        _verifier.verify(batch, keccak256("seed"));
    }

    function test_refusesTheProofsSwapped() external {
        IPodr2Verifier.Statement memory statement = _statement(".small");
        statement.proof = _statement(".whole").proof;
        vm.expectRevert(abi.encodeWithSelector(IPodr2Verifier.ProofRejected.selector, statement.miner));
        _verifier.verify(_one(statement), 0);
    }

    function test_weightsAndEvaluationPointFollowFromTheSeed() external view {
        _checkChallenge(".small");
        _checkChallenge(".whole");
    }

    function test_acceptsMinerKeysFromJava() external view {
        _checkMinerKeys(".small");
        _checkMinerKeys(".whole");
    }

    function test_acceptsPossessionOfATiKeyFromJava() external view {
        bytes memory points = _bytes(".small.tiPoints");
        bytes memory x = this.slice(points, 0, 256);
        bytes32 message = keccak256(
            abi.encode(
                _uint(".small.chainId"),
                address(uint160(_uint(".small.registry"))),
                address(0),
                uint8(1),
                keccak256(x),
                keccak256(this.slice(points, 256, 512)),
                _word(".small.srsDigest")
            )
        );
        assertEq(message, _word(".small.tiMessage"));
        assertTrue(this.isSigned("CESS4J-TPOP--V1_", message, x, _bytes(".small.tiPossession")));
        assertFalse(this.isSigned("CESS4J-KPOP--V1_", message, x, _bytes(".small.tiPossession")), "purpose counts");
    }

    function test_acceptsABeatFromJava() external view {
        bytes32 previous = _word(".beat.previous");
        bytes32 message = keccak256(
            abi.encode(_uint(".beat.chainId"), address(uint160(_uint(".beat.beats"))), _uint(".beat.number"), previous)
        );
        assertEq(message, _word(".beat.message"));
        bytes memory proof = _bytes(".beat.proof");
        assertTrue(this.isSigned("CESS4J-VRF---V1_", message, _bytes(".beat.vrfKey"), proof));
        assertEq(keccak256(abi.encode(previous, proof)), _word(".beat.beat"));
    }

    function isSigned(bytes16 purpose, bytes32 message, bytes calldata publicKey, bytes calldata signature)
        external
        view
        returns (bool)
    {
        return BlsSignature.verify(purpose, message, publicKey, signature);
    }

    function slice(bytes calldata data, uint256 start, uint256 end) external pure returns (bytes memory) {
        return data[start:end];
    }

    function _checkMinerKeys(string memory name) private view {
        bytes memory points = _bytes(string.concat(name, ".tiPoints"));
        bytes memory publicKey = _bytes(string.concat(name, ".publicKey"));
        bytes32 message = keccak256(
            abi.encode(
                _uint(string.concat(name, ".chainId")),
                address(uint160(_uint(string.concat(name, ".registry")))),
                _uint(string.concat(name, ".miner")),
                _uint(string.concat(name, ".tiKey")),
                keccak256(points),
                keccak256(publicKey)
            )
        );
        assertEq(message, _word(string.concat(name, ".possessionMessage")));
        bytes memory possession = _bytes(string.concat(name, ".possession"));
        _verifier.checkKeys(publicKey, _bytes(string.concat(name, ".keys")), possession, points, message);
    }

    function _checkChallenge(string memory name) private view {
        IPodr2Verifier.Statement memory statement = _statement(name);
        bytes32 windowSeed = _word(string.concat(name, ".windowSeed"));
        uint256 day = _uint(string.concat(name, ".day"));
        bytes32 seed = keccak256(abi.encode(windowSeed, statement.miner, day, _uint(string.concat(name, ".window"))));
        assertEq(seed, _word(string.concat(name, ".seed")));
        for (uint256 k; k < statement.weights.length; ++k) {
            assertEq(statement.weights[k], uint128(uint256(keccak256(abi.encode(seed, k)))));
        }
        assertEq(statement.z, uint256(keccak256(abi.encode(seed, uint256(1) << 200))) % Bls12381.ORDER);
    }

    function _statement(string memory name) private view returns (IPodr2Verifier.Statement memory made) {
        made.miner = uint32(_uint(string.concat(name, ".miner")));
        made.tiKey = uint16(_uint(string.concat(name, ".tiKey")));
        made.z = uint256(_word(string.concat(name, ".z")));
        made.keys = _bytes(string.concat(name, ".keys"));
        made.proof = _bytes(string.concat(name, ".proof"));
        uint256[] memory nus = vm.parseJsonUintArray(_json, string.concat(name, ".nus"));
        uint256[] memory blocks = vm.parseJsonUintArray(_json, string.concat(name, ".blocks"));
        uint256[] memory weights = vm.parseJsonUintArray(_json, string.concat(name, ".weights"));
        made.nus = new uint128[](nus.length);
        made.blocks = new uint32[](nus.length);
        made.weights = new uint128[](nus.length);
        for (uint256 i; i < nus.length; ++i) {
            (made.nus[i], made.blocks[i], made.weights[i]) = (uint128(nus[i]), uint32(blocks[i]), uint128(weights[i]));
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

    function _bytes(string memory key) private view returns (bytes memory) {
        return vm.parseJsonBytes(_json, key);
    }

    function _word(string memory key) private view returns (bytes32) {
        return vm.parseJsonBytes32(_json, key);
    }

    function _uint(string memory key) private view returns (uint256) {
        return vm.parseJsonUint(_json, key);
    }
}
