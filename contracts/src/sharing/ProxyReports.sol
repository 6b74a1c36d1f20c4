// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IDirectory} from "../governance/IDirectory.sol";
import {Bls12381} from "../lib/Bls12381.sol";
import {Memory} from "../lib/Memory.sol";
import {GrantDigest} from "./GrantDigest.sol";
import {IProxyReports} from "./IProxyReports.sol";
import {IShareGrants} from "./IShareGrants.sol";

/// @title Lies of proxies.
/// @custom:security Nobody can be framed: an honest proxy serves a share only after it has checked rk_i G2 = RK_i, and signs only
/// answers to capsules whose points it has checked, so every answer of its satisfies the pairing equation for every weight. A
/// point that is none therefore counts as a lie too, and the gas that the precompiles need is demanded beforehand, so that a
/// report cannot "fail" a pairing by starving it. The weight is hashed from all points: E' and V' that are wrong together pass
/// with probability 2^-128. No money is here: gateways have no stake yet, the count is what a client goes by.
contract ProxyReports is IProxyReports, EIP712 {
    bytes32 private constant REENCRYPTED = keccak256("Reencrypted(bytes32 grant,bytes32 capsule,bytes32 fragment)");
    uint256 private constant PAIR_OF_G1 = 256;
    uint256 private constant COMPACT_LENGTH = 64;
    /// @dev Two MSMs of two terms and two pairings cost at most 150,900; 63/64 of what is left is passed on.
    uint256 private constant PROOF_GAS = 250_000;

    IShareGrants private immutable GRANTS;

    mapping(address proxy => uint256 times) private _lies;
    mapping(bytes32 grant => mapping(address proxy => bool)) private _reported;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) EIP712("cess4j", "1") {
        GRANTS = IShareGrants(directory.find("ShareGrants"));
    }

    /// @inheritdoc IProxyReports
    function report(Lie calldata lie) external {
        bytes32 grant = lie.description.id;
        _checkGrant(lie);
        address proxy = lie.proxies[lie.index];
        if (_reported[grant][proxy]) revert ReportedBefore(grant, proxy);
        bytes32 capsule = keccak256(lie.capsule);
        _checkSignature(grant, capsule, proxy, lie);
        if (_isRight(grant, lie)) revert AnswerRight(grant, proxy);
        _reported[grant][proxy] = true;
        uint256 times = ++_lies[proxy];
        emit ProxyLied(proxy, grant, msg.sender, capsule, times);
    }

    /// @inheritdoc IProxyReports
    function liesOf(address proxy) external view returns (uint256) {
        return _lies[proxy];
    }

    /// @inheritdoc IProxyReports
    function reported(bytes32 grant, address proxy) external view returns (bool) {
        return _reported[grant][proxy];
    }

    /// @inheritdoc IProxyReports
    function domainSeparator() external view returns (bytes32) {
        return _domainSeparatorV4();
    }

    function _checkGrant(Lie calldata lie) private view {
        bytes32 expected = GRANTS.grantOf(lie.description.id).digest;
        bytes32 actual = GrantDigest.hash(lie.description);
        if (expected != actual) revert GrantRejected(lie.description.id, expected, actual);
        bytes32 shares = GrantDigest.sharesOf(lie.proxies, lie.keys);
        if (shares != lie.description.shares) revert SharesRejected(lie.description.shares, shares);
        if (lie.index >= lie.proxies.length) revert LieIndexOutOfRange(lie.proxies.length, lie.index);
        bytes32 shareKey = keccak256(lie.shareKey);
        if (shareKey != lie.keys[lie.index]) revert ShareKeyRejected(lie.index, lie.keys[lie.index], shareKey);
    }

    function _checkSignature(bytes32 grant, bytes32 capsule, address proxy, Lie calldata lie) private view {
        if (lie.capsule.length != PAIR_OF_G1) revert LieLength(PAIR_OF_G1, lie.capsule.length);
        if (lie.fragment.length != PAIR_OF_G1) revert LieLength(PAIR_OF_G1, lie.fragment.length);
        if (lie.signature.length != COMPACT_LENGTH) revert LieLength(COMPACT_LENGTH, lie.signature.length);
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(REENCRYPTED, grant, capsule, keccak256(lie.fragment))));
        (address actual,,) = ECDSA.tryRecover(digest, bytes32(lie.signature[:32]), bytes32(lie.signature[32:]));
        if (actual == address(0) || actual != proxy) revert AnswerNotSigned(proxy, actual);
    }

    /// @dev e(E' + w V', -G2) e(E + w V, RK_i) = 1.
    function _isRight(bytes32 grant, Lie calldata lie) private view returns (bool one) {
        if (gasleft() < PROOF_GAS) revert ReportGasTooLow(PROOF_GAS, gasleft());
        uint256 weight = uint128(uint256(keccak256(abi.encode(grant, lie.shareKey, lie.capsule, lie.fragment))));
        uint256 pairs = Memory.allocate(2 * Bls12381.PAIR_SIZE);
        uint256 second = pairs + Bls12381.PAIR_SIZE;
        if (!_weigh(lie.fragment, weight, pairs) || !_weigh(lie.capsule, weight, second)) return false;
        Bls12381.storeNegativeG2(pairs + Bls12381.G1_SIZE);
        Memory.copyFrom(second + Bls12381.G1_SIZE, lie.shareKey, 0, Bls12381.G2_SIZE);
        (, one) = Bls12381.pairing(pairs, 2);
    }

    /// @dev first + weight second
    function _weigh(bytes calldata points, uint256 weight, uint256 sum) private view returns (bool ok) {
        uint256 terms = Memory.allocate(2 * Bls12381.TERM_SIZE);
        Memory.copyFrom(terms, points, 0, Bls12381.G1_SIZE);
        Memory.store(terms + Bls12381.G1_SIZE, 1);
        Memory.copyFrom(terms + Bls12381.TERM_SIZE, points, Bls12381.G1_SIZE, Bls12381.G1_SIZE);
        Memory.store(terms + Bls12381.TERM_SIZE + Bls12381.G1_SIZE, weight);
        return Bls12381.multiply(terms, 2, sum);
    }
}
