// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {CurveKeys} from "./CurveKeys.sol";
import {GrantDigest} from "./GrantDigest.sol";
import {IProxies} from "./IProxies.sol";
import {IReaderKeys} from "./IReaderKeys.sol";
import {IShareGrants} from "./IShareGrants.sol";

/// @title Grants of labels to readers.
/// @dev Two words a grant and one a label; everything else is in events. Loops over 16 proxies and 16 files at most.
/// @custom:security The chain cannot take back what a reader has read, nor make a proxy forget its share: it says who is honest.
/// X_A and RK_i are not checked here; a proxy checks its own RK_i before it serves, a reader checks them all, and a wrong one
/// harms nobody but the grant's own parties. Keys of labels and readers are in the subgroup. No money is here.
contract ShareGrants is IShareGrants {
    uint256 private constant MOST_PROXIES = 16;
    uint256 private constant MOST_FILES = 16;
    uint256 private constant LONGEST_CAPSULE = 16_384;
    uint256 private constant G1_LENGTH = 128;
    uint256 private constant G2_LENGTH = 256;

    /// @dev 28 bytes of a hash are enough: only the owner itself could gain from two keys that share them, and only to confuse
    /// itself.
    struct Label {
        bytes28 key;
        uint32 epoch;
    }

    IReaderKeys private immutable READER_KEYS;
    IProxies private immutable PROXIES;

    mapping(bytes32 id => Grant grant) private _grants;
    mapping(address owner => mapping(bytes32 label => Label key)) private _labels;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) {
        READER_KEYS = IReaderKeys(directory.find("ReaderKeys"));
        PROXIES = IProxies(directory.find("Proxies"));
    }

    /// @inheritdoc IShareGrants
    function grant(Terms calldata terms, SealedFile[] calldata files) external returns (bytes32 id) {
        id = idOf(msg.sender, terms.salt);
        if (_grants[id].owner != address(0)) revert GrantExists(id);
        // forge-lint: disable-next-line(block-timestamp)
        if (terms.until <= block.timestamp) revert GrantEndsTooSoon(block.timestamp, terms.until);
        if (terms.ephemeral.length != G1_LENGTH) revert GrantBytesLength(G1_LENGTH, terms.ephemeral.length);
        bytes32 shares = _sharesOf(terms);
        bytes32 registered = READER_KEYS.digestOf(terms.reader);
        bytes32 readerKey = keccak256(terms.readerKey);
        if (registered == 0 || registered != readerKey) {
            revert ReaderKeyOutdated(terms.reader, registered, readerKey);
        }
        uint32 epoch = _useLabel(terms.label, terms.labelKey);
        _grants[id] = Grant(
            msg.sender,
            terms.until,
            false,
            GrantDigest.hash(
                Description(
                    id,
                    terms.label,
                    epoch,
                    terms.reader,
                    terms.threshold,
                    keccak256(terms.labelKey),
                    readerKey,
                    keccak256(terms.ephemeral),
                    shares
                )
            )
        );
        _emitMade(id, epoch, terms);
        _seal(terms.label, epoch, files);
    }

    /// @inheritdoc IShareGrants
    function seal(bytes32 label, SealedFile[] calldata files) external {
        _seal(label, _epochOf(label), files);
    }

    /// @inheritdoc IShareGrants
    function revoke(Description calldata description, bytes calldata newLabelKey) external {
        bytes32 id = description.id;
        Grant storage known = _grants[id];
        if (known.owner == address(0)) revert GrantUnknown(id);
        if (known.owner != msg.sender) revert OnlyGrantOwner(id, known.owner, msg.sender);
        if (known.revoked) revert GrantRevokedBefore(id);
        bytes32 digest = GrantDigest.hash(description);
        if (digest != known.digest) revert DescriptionRejected(id, known.digest, digest);
        known.revoked = true;
        emit GrantRevoked(id, msg.sender, description.label);
        _change(description.label, _epochOf(description.label), newLabelKey);
    }

    /// @inheritdoc IShareGrants
    function rotate(bytes32 label, bytes calldata newLabelKey) external {
        _change(label, _epochOf(label), newLabelKey);
    }

    /// @inheritdoc IShareGrants
    function isLive(bytes32 id) external view returns (bool) {
        Grant storage known = _grants[id];
        // forge-lint: disable-next-line(block-timestamp)
        return known.owner != address(0) && !known.revoked && block.timestamp < known.until;
    }

    /// @inheritdoc IShareGrants
    function grantOf(bytes32 id) external view returns (Grant memory) {
        return _grants[id];
    }

    /// @inheritdoc IShareGrants
    function labelOf(address owner, bytes32 label) external view returns (uint32 epoch, bytes28 key) {
        Label memory known = _labels[owner][label];
        return (known.epoch, known.key);
    }

    /// @inheritdoc IShareGrants
    function idOf(address owner, bytes32 salt) public view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), owner, salt));
    }

    /// @dev Checks proxies, threshold and lengths.
    function _sharesOf(Terms calldata terms) private view returns (bytes32) {
        uint256 count = terms.proxies.length;
        if (count == 0 || count > MOST_PROXIES) revert ProxiesOutOfRange(MOST_PROXIES, count);
        if (terms.threshold == 0 || terms.threshold > count) revert ShareThresholdOutOfRange(count, terms.threshold);
        if (terms.shareKeys.length != count * G2_LENGTH) {
            revert GrantBytesLength(count * G2_LENGTH, terms.shareKeys.length);
        }
        bytes32[] memory keys = new bytes32[](count);
        address before;
        for (uint256 i; i < count; ++i) {
            address proxy = terms.proxies[i];
            if (proxy <= before) revert ProxiesOutOfOrder(i);
            if (PROXIES.keyOf(proxy) == 0) revert NotAProxy(proxy);
            keys[i] = keccak256(terms.shareKeys[i * G2_LENGTH:(i + 1) * G2_LENGTH]);
            before = proxy;
        }
        return GrantDigest.sharesOf(terms.proxies, keys);
    }

    /// @dev The label's epoch; gives a new label its first key.
    function _useLabel(bytes32 label, bytes calldata key) private returns (uint32 epoch) {
        Label memory known = _labels[msg.sender][label];
        if (known.epoch == 0) return _change(label, 0, key);
        bytes32 digest = keccak256(key);
        if (known.key != bytes28(digest)) revert LabelKeyOutdated(label, known.key, digest);
        return known.epoch;
    }

    function _epochOf(bytes32 label) private view returns (uint32 epoch) {
        epoch = _labels[msg.sender][label].epoch;
        if (epoch == 0) revert LabelUnknown(msg.sender, label);
    }

    function _change(bytes32 label, uint32 before, bytes calldata key) private returns (uint32 epoch) {
        bytes28 digest = bytes28(CurveKeys.check(key));
        Label storage known = _labels[msg.sender][label];
        if (before != 0 && known.key == digest) revert LabelKeyOutdated(label, known.key, digest);
        epoch = before + 1;
        (known.key, known.epoch) = (digest, epoch);
        emit LabelKeyChanged(msg.sender, label, epoch, key);
    }

    function _seal(bytes32 label, uint32 epoch, SealedFile[] calldata files) private {
        if (files.length > MOST_FILES) revert SealedFilesLength(MOST_FILES, files.length);
        for (uint256 i; i < files.length; ++i) {
            uint256 length = files[i].capsule.length;
            if (length == 0 || length > LONGEST_CAPSULE) revert SealedCapsuleLength(LONGEST_CAPSULE, length);
            emit FileSealed(msg.sender, label, files[i].fid, epoch, files[i].capsule);
        }
    }

    function _emitMade(bytes32 id, uint32 epoch, Terms calldata terms) private {
        emit GrantMade(
            id,
            msg.sender,
            terms.reader,
            terms.label,
            epoch,
            terms.until,
            terms.threshold,
            terms.labelKey,
            terms.readerKey,
            terms.ephemeral,
            terms.proxies,
            terms.shareKeys
        );
    }
}
