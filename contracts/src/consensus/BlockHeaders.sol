// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Blockhash} from "@openzeppelin/contracts/utils/Blockhash.sol";
import {Memory} from "@openzeppelin/contracts/utils/Memory.sol";
import {RLP} from "@openzeppelin/contracts/utils/RLP.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title Block headers as evidence: who authored a block of this chain, and what a validator sealed (protocol.md section 7).
/// @dev QBFT's extraData is RLP [vanity, validators, vote, round, seals]. Three encodings of one header differ in it:
///   as sealed    with round, seals an empty list: its keccak256 is what a committed seal signs
///   as hashed    round 0, seals an empty list: its keccak256 is the block hash, so rounds of one block share it
///   as sent      with round and seals.
/// @custom:security What is kept of a header is checked against the hash of a block of this chain: the block's own for
/// authorship, its parent's for a sealed header (which may never have become a block). A header of another chain has another
/// parent. Hashes are known for 256 blocks, and for 8,191 where the chain has the history contract of EIP-2935.
library BlockHeaders {
    uint256 private constant PARENT = 0;
    uint256 private constant BENEFICIARY = 2;
    uint256 private constant NUMBER = 8;
    uint256 private constant TIMESTAMP = 11;
    uint256 private constant EXTRA_DATA = 12;
    uint256 private constant LEAST_FIELDS = 15;
    uint256 private constant EXTRA_FIELDS = 5;
    uint256 private constant ROUND = 3;
    uint256 private constant SEALS = 4;
    uint256 private constant SEAL_LENGTH = 65;
    bytes1 private constant EMPTY_LIST = 0xc0;

    struct Authored {
        address author;
        uint256 number;
        uint256 timestamp;
    }

    struct Sealed {
        uint256 number;
        uint256 round;
        bytes32 digest;
        address signer;
    }

    error HeaderMalformed(uint256 expectedFields, uint256 actual);
    error HeaderNotOfChain(uint256 number, bytes32 expected, bytes32 actual);
    error SealMissing(uint256 seals, uint256 index);
    error SealMalformed(uint256 expectedLength, uint256 actual);

    /// @notice Who authored a block of this chain.
    /// @param raw the header as hashed
    function authored(bytes calldata raw) internal view returns (Authored memory header) {
        Memory.Slice[] memory fields = _fields(raw);
        header.author = RLP.readAddress(fields[BENEFICIARY]);
        header.number = RLP.readUint256(fields[NUMBER]);
        header.timestamp = RLP.readUint256(fields[TIMESTAMP]);
        _checkHash(header.number, keccak256(raw));
    }

    /// @notice Who sealed a proposal for the next block of some block of this chain.
    /// @param raw the header as sent
    /// @param index of the seal
    function sealedBy(bytes calldata raw, uint256 index) internal view returns (Sealed memory header) {
        Memory.Slice[] memory fields = _fields(raw);
        header.number = RLP.readUint256(fields[NUMBER]);
        if (header.number == 0) revert HeaderNotOfChain(0, 0, 0);
        _checkHash(header.number - 1, RLP.readBytes32(fields[PARENT]));

        Memory.Slice[] memory extra = RLP.decodeList(RLP.readBytes(fields[EXTRA_DATA]));
        if (extra.length != EXTRA_FIELDS) revert HeaderMalformed(EXTRA_FIELDS, extra.length);
        header.round = RLP.readUint256(extra[ROUND]);
        Memory.Slice[] memory seals = RLP.readList(extra[SEALS]);
        if (index >= seals.length) revert SealMissing(seals.length, index);
        header.digest = _digest(fields, extra);
        header.signer = _signer(header.digest, RLP.readBytes(seals[index]));
    }

    /// @dev keccak256 of the header as sealed. Everything but the seals is taken as it was sent.
    function _digest(Memory.Slice[] memory fields, Memory.Slice[] memory extra) private pure returns (bytes32) {
        bytes[] memory parts = new bytes[](EXTRA_FIELDS);
        for (uint256 i; i < SEALS; ++i) {
            parts[i] = Memory.toBytes(extra[i]);
        }
        parts[SEALS] = abi.encodePacked(EMPTY_LIST);
        bytes memory without = RLP.encode(parts);
        parts = new bytes[](fields.length);
        for (uint256 i; i < fields.length; ++i) {
            parts[i] = i == EXTRA_DATA ? RLP.encode(without) : Memory.toBytes(fields[i]);
        }
        return keccak256(RLP.encode(parts));
    }

    /// @dev Besu writes r, s and the parity, 0 or 1. A high s is refused: a seal has one form.
    function _signer(bytes32 digest, bytes memory seal) private pure returns (address signer) {
        if (seal.length != SEAL_LENGTH) revert SealMalformed(SEAL_LENGTH, seal.length);
        uint8 parity = uint8(seal[SEAL_LENGTH - 1]);
        if (parity < 27) seal[SEAL_LENGTH - 1] = bytes1(parity + 27);
        signer = ECDSA.recover(digest, seal);
    }

    function _fields(bytes calldata raw) private pure returns (Memory.Slice[] memory fields) {
        fields = RLP.decodeList(raw);
        if (fields.length < LEAST_FIELDS) revert HeaderMalformed(LEAST_FIELDS, fields.length);
    }

    function _checkHash(uint256 number, bytes32 actual) private view {
        bytes32 expected = Blockhash.blockHash(number);
        if (expected == 0 || expected != actual) revert HeaderNotOfChain(number, expected, actual);
    }
}
