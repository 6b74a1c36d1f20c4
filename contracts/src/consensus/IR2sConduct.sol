// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What a validator must not do, and the proof that it did (protocol.md section 7; ADR 0023).
interface IR2sConduct {
    event EquivocationProven(
        address indexed validator, uint32 indexed node, uint256 height, uint256 round, bytes32 first, bytes32 second
    );
    event AbsenceProven(address indexed validator, uint32 indexed node, uint256 firstBlock, uint256 lastBlock);

    error SealersDiffer(address first, address second);
    error HeightsDiffer(uint256 first, uint256 second);
    error RoundsDiffer(uint256 first, uint256 second);
    error SameBlock(bytes32 digest);
    error EvidenceUsed(address validator, uint256 height);
    error NoNode(address validator);
    error NotValidator(address validator);
    error TooFewBlocks(uint256 minimum, uint256 actual);
    error BlocksNotConsecutive(uint256 expected, uint256 actual);
    error BlockTooOld(uint256 minimum, uint256 actual);
    error Authored(address validator, uint256 number);

    /// @notice Permissionless. Two headers as sent (with round and seals), of one height and round, which one key sealed: the
    /// node loses EquivocationFine of its stake, is expelled, and its seat is drawn anew.
    /// @param firstSeal index of the seal in the first header
    function proveEquivocation(
        bytes calldata firstHeader,
        uint256 firstSeal,
        bytes calldata secondHeader,
        uint256 secondSeal
    ) external;
    /// @notice Permissionless. Consecutive headers as hashed, three turns of every validator, of which none is the accused's:
    /// the node loses AbsenceFine, gets a fault, and the seat is drawn anew.
    function proveAbsence(address validator, bytes[] calldata headers) external;

    /// @notice Blocks that evidence of an absence needs now: three times the size of the set.
    function blocksForAbsence() external view returns (uint256);
}
